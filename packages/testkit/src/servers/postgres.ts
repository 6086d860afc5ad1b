import { realpath } from "node:fs/promises";
import { onFreePort } from "./on-free-port.js";
import { copyTemplateCluster, ensureCluster, SUPERUSER } from "./postgres-cluster.js";
import { crashPostgres } from "./postgres-crash.js";
import { type PostgresHomeOptions, postgresHome } from "./postgres-home.js";
import { createDatabaseIfMissing, isPostgresReady } from "./postgres-ready.js";
import { postgresArgs } from "./postgres-settings.js";
import { stopLeftover } from "./process-record.js";
import { defaultStateDir } from "./project-folder.js";
import { createEphemeralFolder } from "./server-folders.js";
import { type ServerProcess, startServerProcess } from "./server-process.js";
import { waitUntilReady } from "./wait-until-ready.js";

export interface PostgresOptions extends Partial<PostgresHomeOptions> {
  /** The server's folder, kept in the end; without one, a temporary folder that `dispose` removes. */
  readonly dir?: string;
  readonly port?: number;
  /** Off, a crash of the machine may lose the data; everything is quicker. */
  readonly fsync?: boolean;
  /** More settings, as in postgresql.conf. They win over the defaults. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How long the server may take to accept connections. */
  readonly timeoutMs?: number;
}

/** `fast` breaks connections off and writes everything out; `immediate` leaves a recovery to the next start. */
export type PostgresStopMode = "fast" | "immediate";

export interface PostgresServer {
  /** Connects the superuser to the database `calltape`. */
  readonly url: string;
  readonly port: number;
  readonly dir: string;
  /** Undefined while the server is down. */
  readonly pid: number | undefined;
  /** Ends the server; its data stays. */
  stop(mode?: PostgresStopMode): Promise<void>;
  /** Ends the server and its backends with SIGKILL, as a crash would. */
  kill(): Promise<void>;
  /** Brings the server back, on the same port and data, having stopped it if it runs. */
  restart(): Promise<void>;
  /** Stops the server and removes its folder if that is a temporary one. */
  dispose(): Promise<void>;
}

const STOP_MS = 30_000;
const DATABASE = "calltape";

/** Starts a private Postgres, and waits until it accepts queries. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const { stateDir = defaultStateDir, timeoutMs = 60_000 } = options;
  const home = await postgresHome({ ...options, stateDir });
  const folder = options.dir === undefined ? await createEphemeralFolder(home.base) : undefined;
  const wanted = options.dir ?? `${folder?.dir}/postgres`;

  const open = async () => {
    const password = await (folder === undefined ? ensureCluster : copyTemplateCluster)(home, wanted);
    const dir = await realpath(wanted);
    await stopLeftover(dir, "SIGINT");
    const urlOf = (port: number, database: string) =>
      `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
    const launch = async (port: number): Promise<ServerProcess> => {
      const process = await startServerProcess({
        name: "Postgres",
        command: `${home.binDir}/postgres`,
        args: postgresArgs(dir, port, options),
        dir,
        user: home.user,
        stopSignal: "SIGINT",
        temporaryFolder: folder?.dir,
      });
      await waitUntilReady("Postgres", process, dir, timeoutMs, () =>
        isPostgresReady(urlOf(port, "postgres")),
      );
      return process;
    };
    const launched = await onFreePort(options.port, dir, launch);
    await createDatabaseIfMissing(urlOf(launched.port, "postgres"), DATABASE);
    return { ...launched, dir, launch, url: urlOf(launched.port, DATABASE) };
  };

  const {
    port,
    process: first,
    dir,
    launch,
    url,
  } = await open().catch(async (error) => {
    await folder?.release();
    throw error;
  });
  let running = first;
  const stop = (mode: PostgresStopMode = "fast") =>
    running.end(mode === "fast" ? "SIGINT" : "SIGQUIT", STOP_MS);
  return {
    url,
    port,
    dir,
    get pid() {
      return running.ending() === undefined ? running.pid : undefined;
    },
    stop,
    kill: () => crashPostgres(running),
    restart: async () => {
      await stop();
      running = await launch(port);
    },
    dispose: async () => {
      await stop(folder === undefined ? "fast" : "immediate");
      await folder?.release();
    },
  };
}

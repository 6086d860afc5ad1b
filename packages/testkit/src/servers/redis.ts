import { mkdir, realpath } from "node:fs/promises";
import { findRedis } from "./find-redis.js";
import { onFreePort } from "./on-free-port.js";
import { stopLeftover } from "./process-record.js";
import { defaultStateDir } from "./project-folder.js";
import { redisCommand } from "./redis-command.js";
import { isRedisReady } from "./redis-ready.js";
import { createEphemeralFolder } from "./server-folders.js";
import { type ServerProcess, startServerProcess } from "./server-process.js";
import { waitUntilReady } from "./wait-until-ready.js";

export interface RedisOptions {
  /** The server's folder, kept in the end; without one, a temporary folder that `dispose` removes. */
  readonly dir?: string;
  readonly port?: number;
  /** More settings, as in redis.conf: `{ "maxmemory": "4mb" }`. They win over the defaults. */
  readonly config?: Readonly<Record<string, string>>;
  readonly replicaOf?: { readonly port: number; readonly host?: string };
  readonly stateDir?: string;
  /** How long the server may take to accept connections. */
  readonly timeoutMs?: number;
}

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly dir: string;
  /** Undefined while the server is down. */
  readonly pid: number | undefined;
  /** Ends the server in good order; its data stays. */
  stop(): Promise<void>;
  /** Ends the server with SIGKILL, as a crash would. */
  kill(): Promise<void>;
  /** Brings the server back, on the same port and data, having stopped it if it runs. */
  restart(): Promise<void>;
  /** Stops the server and removes its folder if that is a temporary one. */
  dispose(): Promise<void>;
}

const STOP_MS = 15_000;

/** Starts a private Redis with its append-only file on, and waits until it accepts commands. */
export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  const { stateDir = defaultStateDir, timeoutMs = 30_000 } = options;
  const source = await findRedis({ stateDir });
  const folder = options.dir === undefined ? await createEphemeralFolder(stateDir) : undefined;
  const wanted = options.dir ?? `${folder?.dir}/redis`;
  await mkdir(`${wanted}/data`, { recursive: true, mode: 0o700 });
  const dir = await realpath(wanted);
  await stopLeftover(dir, "SIGTERM");

  const launch = async (port: number): Promise<ServerProcess> => {
    const process = await startServerProcess({
      name: "Redis",
      ...redisCommand(source, dir, port, options),
      dir,
      user: undefined,
      stopSignal: "SIGTERM",
      temporaryFolder: folder?.dir,
    });
    const ownPid = source.kind === "binary" ? process.pid : undefined;
    await waitUntilReady("Redis", process, dir, timeoutMs, () => isRedisReady(port, ownPid));
    return process;
  };

  let { port, process: running } = await onFreePort(options.port, dir, launch).catch(async (error) => {
    await folder?.release();
    throw error;
  });
  const end = async (signal: NodeJS.Signals) => running.end(signal, STOP_MS);
  const url = `redis://127.0.0.1:${port}`;
  return {
    url,
    port,
    dir,
    get pid() {
      return running.ending() === undefined ? running.pid : undefined;
    },
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    restart: async () => {
      await end("SIGTERM");
      running = await launch(port);
    },
    dispose: async () => {
      await end("SIGTERM");
      await folder?.release();
    },
  };
}

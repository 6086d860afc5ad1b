import { mkdir, realpath, writeFile } from "node:fs/promises";
import { Redis } from "ioredis";
import { waitFor } from "../wait-for.js";
import { findRedis } from "./find-redis.js";
import { freePort } from "./free-port.js";
import { defaultStateDir } from "./project-folder.js";
import type { RedisServer } from "./redis.js";
import { isRedisReady } from "./redis-ready.js";
import { createEphemeralFolder, type LockedFolder } from "./server-folders.js";
import { type ServerProcess, startServerProcess } from "./server-process.js";
import { waitUntilReady } from "./wait-until-ready.js";

export interface SentinelsOptions {
  readonly master: RedisServer;
  /** The password of the Sentinels themselves; none by default. */
  readonly password?: string;
  /** How long the master may be silent before it is taken for dead, ms. */
  readonly downAfterMs?: number;
}

/** Three Sentinels that watch a master, which they call `mymaster`. */
export interface Sentinels {
  /** As `REDIS_URL` names them. */
  readonly url: string;
  /** The port of the master as they know it now. */
  masterPort(): Promise<number>;
  dispose(): Promise<void>;
}

const COUNT = 3;
const QUORUM = 2;
const STOP_MS = 10_000;
const LONG = { timeoutMs: 60_000 };

/** Starts three private Sentinels, which know each other and the master's replicas when this resolves. */
export async function startSentinels(options: SentinelsOptions): Promise<Sentinels> {
  const { master, password, downAfterMs = 1_500 } = options;
  const folder = await createEphemeralFolder(defaultStateDir);
  const running: ServerProcess[] = [];
  const ports: number[] = [];
  const clients: Redis[] = [];
  const dispose = async () => {
    for (const client of clients) client.disconnect();
    await Promise.all(running.map((process) => process.end("SIGTERM", STOP_MS)));
    await folder.release();
  };
  try {
    for (let number = 1; number <= COUNT; number++) {
      const port = await freePort();
      running.push(
        await startSentinel(folder, number, sentinelConfig(port, master, password, downAfterMs), port),
      );
      ports.push(port);
      const client = new Redis({ port, maxRetriesPerRequest: null, ...(password && { password }) });
      client.on("error", () => undefined);
      clients.push(client);
    }
    for (const client of clients) {
      const knowsAll = async () => {
        const state = asMap((await client.call("SENTINEL", "MASTER", "mymaster")) as string[]);
        return Number(state.get("num-other-sentinels")) === COUNT - 1 && Number(state.get("num-slaves")) > 0;
      };
      await waitFor("the Sentinels to know each other and a replica", knowsAll, LONG);
    }
  } catch (error) {
    await dispose();
    throw error;
  }
  const hosts = ports.map((port) => `127.0.0.1:${port}`).join(",");
  const login = password === undefined ? "" : `?sentinelPassword=${encodeURIComponent(password)}`;
  return {
    url: `redis+sentinel://${hosts}/mymaster${login}`,
    masterPort: async () => {
      const [client] = clients;
      const address = (await client?.call("SENTINEL", "GET-MASTER-ADDR-BY-NAME", "mymaster")) as [
        string,
        string,
      ];
      return Number(address[1]);
    },
    dispose,
  };
}

function sentinelConfig(
  port: number,
  master: RedisServer,
  password: string | undefined,
  downAfterMs: number,
): string {
  return [
    `port ${port}`,
    "bind 127.0.0.1",
    ...(password === undefined ? [] : [`requirepass ${password}`]),
    `sentinel monitor mymaster 127.0.0.1 ${master.port} ${QUORUM}`,
    `sentinel down-after-milliseconds mymaster ${downAfterMs}`,
    "sentinel failover-timeout mymaster 10000",
    "",
  ].join("\n");
}

async function startSentinel(
  folder: LockedFolder,
  number: number,
  config: string,
  port: number,
): Promise<ServerProcess> {
  const source = await findRedis({ stateDir: defaultStateDir });
  if (source.kind !== "binary") throw new Error("Sentinels need a redis-server on this machine");
  await mkdir(`${folder.dir}/sentinel-${number}`, { mode: 0o700 });
  const dir = await realpath(`${folder.dir}/sentinel-${number}`);
  // It writes what it learns into its own configuration.
  await writeFile(`${dir}/sentinel.conf`, `dir ${dir}\n${config}`);
  const process = await startServerProcess({
    name: "Sentinel",
    command: source.path,
    args: [`${dir}/sentinel.conf`, "--sentinel"],
    dir,
    user: undefined,
    stopSignal: "SIGTERM",
    temporaryFolder: folder.dir,
  });
  await waitUntilReady("Sentinel", process, dir, LONG.timeoutMs, () => isRedisReady(port, process.pid));
  return process;
}

function asMap(flat: readonly string[] | Readonly<Record<string, string>>): Map<string, string> {
  if (!Array.isArray(flat)) return new Map(Object.entries(flat));
  return new Map(flat.flatMap((name, i) => (i % 2 === 0 ? [[name, String(flat[i + 1])] as const] : [])));
}

import { fileURLToPath } from "node:url";
import { streamKey } from "@calltape/shared";
import { startChild, startPostgres, startTcpProxy, type TcpProxy } from "@calltape/testkit";
import type { HandlerOptions } from "../handler/handler-options.js";
import { HANDLERS, WORKERS } from "../plan/fault-kinds.js";
import { Crew } from "./crew.js";
import { drained } from "./drained.js";
import { ForeignProducer } from "./foreign-producer.js";
import { RedisPair } from "./redis-pair.js";
import type { RunFolder } from "./run-folder.js";
import { SpoolDisk } from "./spool-disk.js";
import type { World } from "./world.js";

const CALLTAPE = fileURLToPath(new URL("../../../packages/consumer/bin/calltape.js", import.meta.url));
const HANDLER = fileURLToPath(new URL("../handler/handler-main.js", import.meta.url));
const PREFIX = "chaos";
/** Much shorter than in earnest, so that what takes time happens within a run. */
const WORKER_ENV = {
  CALLTAPE_PREFIX: PREFIX,
  CALLTAPE_SHARDS: "1",
  CALLTAPE_BATCH_SIZE: "50",
  CALLTAPE_CLAIM_AFTER_MS: "2000",
  CALLTAPE_REPLAY_WINDOW_MS: "15000",
  CALLTAPE_LOST_AFTER_MS: "15000",
  CALLTAPE_HTTP_PORT: "0",
  CALLTAPE_CONSUMER: "",
  LOG_LEVEL: "info",
  LOG_FORMAT: "json",
};

export interface OpenedWorld extends World {
  /** A handler that records nothing, and sends what others have left in the spool. */
  startSweeper(): Crew;
  /** Resolves when everything in the stream is stored. */
  drained(timeoutMs: number): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly folder: RunFolder;
  readonly seed: number;
  /** Events a second of each handler. */
  readonly rate: number;
}

/** Starts everything: servers, the ways to them, workers and handlers. */
export async function openWorld({ folder, seed, rate }: WorldOptions): Promise<OpenedWorld> {
  const makeLinks = (count: number, port: number): Promise<TcpProxy[]> =>
    Promise.all(Array.from({ length: count }, () => startTcpProxy({ port })));
  const redisLinks: { handlers: readonly TcpProxy[]; workers: readonly TcpProxy[] } = {
    handlers: [],
    workers: [],
  };
  const [postgres, redis, disk] = await Promise.all([
    startPostgres(),
    RedisPair.start(streamKey(PREFIX, 0), async (port) => {
      redisLinks.handlers = await makeLinks(HANDLERS, port);
      redisLinks.workers = await makeLinks(WORKERS, port);
      return [...redisLinks.handlers, ...redisLinks.workers];
    }),
    SpoolDisk.make(`${folder.path}/spool`),
  ]);
  const links = {
    handler_links: redisLinks.handlers,
    worker_redis_links: redisLinks.workers,
    worker_postgres_links: await makeLinks(WORKERS, postgres.port),
  };
  const databaseUrl = postgres.url;
  const through = (link: TcpProxy | undefined, url: string) => link?.through(url) ?? url;

  const migrated = await startChild(CALLTAPE, { args: ["migrate"], env: { DATABASE_URL: databaseUrl } })
    .exited;
  if (migrated.code !== 0)
    throw new Error("the database could not be migrated: try calltape migrate on its own");

  const startHandler = (events: number) => (writer: string, slot: number) => {
    const options: HandlerOptions = {
      ...{ writer, ledger: folder.ledger(writer), prefix: PREFIX, rate: events },
      ...{ spool: disk.path, spoolBytes: disk.maxBytes, seed: seed + generation++ },
      redisUrl: through(links.handler_links[slot], redis.url),
    };
    return startChild(HANDLER, { args: [JSON.stringify(options)] });
  };
  let generation = 0;
  const startWorker = (_: string, slot: number) => {
    const REDIS_URL = through(links.worker_redis_links[slot], redis.url);
    const DATABASE_URL = through(links.worker_postgres_links[slot], databaseUrl);
    return startChild(CALLTAPE, { args: ["work"], env: { ...WORKER_ENV, REDIS_URL, DATABASE_URL } });
  };
  const workers = new Crew("worker", folder.logs, startWorker);
  const handlers = new Crew("handler", folder.logs, startHandler(rate));
  const foreign = new ForeignProducer(() => redis.url, PREFIX);
  workers.hire(WORKERS);
  handlers.hire(HANDLERS);

  return {
    ...{ redis, postgres, databaseUrl, links, workers, handlers, disk, foreign },
    startSweeper: () => {
      const sweeper = new Crew("sweeper", folder.logs, startHandler(0));
      sweeper.hire(1);
      return sweeper;
    },
    drained: (timeoutMs) => drained(redis.url, PREFIX, timeoutMs),
    close: async () => {
      const kept = [...redis.folders, postgres.dir];
      for (const [index, dir] of kept.entries()) await folder.keepLog(`server-${index}`, dir);
      await Promise.all(Object.values(links).flatMap((some) => some.map((link) => link.close())));
      await Promise.all([redis.dispose(), postgres.dispose()]);
      await disk.dispose();
    },
  };
}

import { startPostgres } from "./postgres.js";
import { postgresHome } from "./postgres-home.js";
import { startRedis } from "./redis.js";
import { takeInstanceFolder } from "./server-folders.js";

export interface ServiceOptions {
  /** Take this numbered folder or fail, instead of the first that is not in use. */
  readonly instance?: number;
  /** Fresh servers, whose folders are removed in the end. */
  readonly ephemeral?: boolean;
  readonly fsync?: boolean;
  /** The folder that everything is kept in; the project's .calltape unless given. */
  readonly stateDir: string;
}

export interface ServiceHost {
  readonly redisUrl: string;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/** Starts Redis and Postgres, except those that the environment gives the address of. */
export async function startServiceHost(options: ServiceOptions): Promise<ServiceHost> {
  const { instance, ephemeral = false, fsync = true, stateDir } = options;
  const given = { redis: process.env["REDIS_URL"], database: process.env["DATABASE_URL"] };
  let announceStop: (() => Promise<void>) | undefined;
  const cleanUp: (() => Promise<void>)[] = [];
  // The last that was begun ends first; one failure keeps none of the others from ending.
  const stop = async () => {
    const failures: unknown[] = [];
    await announceStop?.().catch((error) => failures.push(error));
    for (const step of cleanUp.splice(0).reverse()) await step().catch((error) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  };
  const folders = async (): Promise<{ redis?: string; postgres?: string }> => {
    if (ephemeral || (given.redis && given.database)) return {};
    const folder = await takeInstanceFolder(stateDir, instance);
    cleanUp.push(folder.release);
    announceStop = folder.announceRelease;
    const base = given.database ? stateDir : (await postgresHome({ stateDir })).base;
    return { redis: `${folder.dir}/redis`, postgres: `${base}/servers/${folder.name}/postgres` };
  };
  const runRedis = async (dir?: string): Promise<string> => {
    if (given.redis) return given.redis;
    const server = await startRedis({ stateDir, ...(dir !== undefined && { dir }) });
    cleanUp.push(() => server.dispose());
    return server.url;
  };
  const runPostgres = async (dir?: string): Promise<string> => {
    if (given.database) return given.database;
    const server = await startPostgres({ stateDir, fsync, ...(dir !== undefined && { dir }) });
    cleanUp.push(() => server.dispose());
    return server.url;
  };
  try {
    const { redis, postgres } = await folders();
    const [redisUrl, databaseUrl] = await bothOrNeither(runRedis(redis), runPostgres(postgres));
    return { redisUrl, databaseUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Lets the other finish when one fails, so that it can be stopped. */
async function bothOrNeither<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

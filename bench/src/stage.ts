import { createPool, migrate } from "@calltape/consumer";
import {
  createDatabase,
  type PostgresServer,
  type RedisServer,
  startPostgres,
  startRedis,
  type TestDatabase,
} from "@calltape/testkit";
import { withConnection } from "./measure/connect.js";

/** Private servers, set as a user would have them: Postgres with fsync, Redis with an append-only file. */
export interface Stage {
  readonly redis: RedisServer;
  readonly postgres: PostgresServer;
  close(): Promise<void>;
}

/** What this Postgres is given beyond its defaults; all of it stands beside the figures. */
export const POSTGRES_SETTINGS: Readonly<Record<string, string>> = {
  shared_buffers: "1GB",
  max_wal_size: "16GB",
  checkpoint_timeout: "30min",
};

export async function openStage(): Promise<Stage> {
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres({ settings: POSTGRES_SETTINGS })]);
  const close = async () => {
    await Promise.all([redis.dispose(), postgres.dispose()]);
  };
  return { redis, postgres, close };
}

/** A fresh database with Calltape's tables, in which `use` runs. It is gone afterwards. */
export async function withDatabase<T>(stage: Stage, use: (database: TestDatabase) => Promise<T>): Promise<T> {
  const database = await createDatabase(stage.postgres.url);
  const pool = createPool({ databaseUrl: database.url, max: 1, onIdleError: () => undefined });
  try {
    await migrate(pool);
    await pool.end();
    await checkpoint(database.url);
    return await use(database);
  } finally {
    await database.drop();
  }
}

/** Writes out what came before, so that none of it is written while something is measured. */
export async function checkpoint(databaseUrl: string): Promise<void> {
  await withConnection(databaseUrl, (client) => client.query("CHECKPOINT"));
}

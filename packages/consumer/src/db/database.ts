import { Kysely, PostgresDialect } from "kysely";
import type { Pool } from "./pool.js";

/** Opens the query builder over a pool. It closes the pool when destroyed. */
export function openDatabase<Tables = unknown>(pool: Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

import { readdir, readFile } from "node:fs/promises";
import { type Migration, type MigrationProvider, Migrator, sql } from "kysely";
import { monthOf, monthsAhead } from "../partitions/month.js";
import { MONTHS_AHEAD } from "../partitions/partition-keeper.js";
import { openDatabase } from "./database.js";
import type { Pool } from "./pool.js";

const FOLDER = new URL("../../migrations/", import.meta.url);

/** Who may do what; run after every migration. */
const ROLES = "roles.sql";

/** Migrations are plain SQL files, forward only, in the order of their names. */
class SqlFiles implements MigrationProvider {
  async getMigrations(): Promise<Record<string, Migration>> {
    const files = (await readdir(FOLDER)).filter((name) => /^\d{4}_.*\.sql$/.test(name));
    const migrations = files.map(async (file): Promise<[string, Migration]> => {
      const text = await readFile(new URL(file, FOLDER), "utf8");
      return [file.replace(/\.sql$/, ""), { up: async (db) => void (await sql.raw(text).execute(db)) }];
    });
    return Object.fromEntries(await Promise.all(migrations));
  }
}

export interface MigrateResult {
  /** Names of the migrations that ran now; empty when the schema was the newest already. */
  readonly applied: readonly string[];
}

/**
 * Brings the database to the newest schema, all of it in one transaction, gives
 * the roles that exist their rights, and makes the partitions of the current and
 * the next months. Several at once are harmless: they wait for each other's lock.
 *
 * @throws what Postgres says about a migration that failed; nothing of the run remains then
 */
export async function migrate(pool: Pool, now = new Date()): Promise<MigrateResult> {
  const db = openDatabase(pool);
  const migrator = new Migrator({
    db,
    provider: new SqlFiles(),
    migrationTableName: "calltape_migrations",
    migrationLockTableName: "calltape_migrations_lock",
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  await sql.raw(await readFile(new URL(ROLES, FOLDER), "utf8")).execute(db);
  for (const month of monthsAhead(monthOf(now.toISOString()), MONTHS_AHEAD)) {
    await sql`SELECT calltape_ensure_month(${`${month}-01`}::date)`.execute(db);
  }
  return { applied: (results ?? []).map(({ migrationName }) => migrationName) };
}

import { createDatabase, type TestDatabase } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../db/migrate.js";
import { createPool, type Pool } from "../db/pool.js";
import { PartitionKeeper } from "./partition-keeper.js";

let database: TestDatabase;
let pool: Pool;

beforeEach(async () => {
  database = await createDatabase(testServices().databaseUrl);
  pool = createPool({ databaseUrl: database.url, max: 10, onIdleError: () => undefined });
});

afterEach(async () => {
  await pool.end();
  await database.drop();
});

async function partitions(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhrelid::regclass::text !~ '_(pkey|by|failed)' ORDER BY 1",
  );
  return rows.map(({ name }) => name).filter((name) => /_\d{4}_\d\d$/.test(name));
}

test("migrating makes the current and the next three months of all four tables", async () => {
  await migrate(pool, new Date("2026-11-23T00:00:00Z"));
  const months = ["2026_11", "2026_12", "2027_01", "2027_02"];
  const tables = ["call_events", "call_tool_calls", "call_turns", "calls"];
  expect(await partitions()).toEqual(
    tables.flatMap((table) => months.map((month) => `${table}_${month}`)).sort(),
  );
});

test("the pages of calls have room for what changes while a call lives, those of no other table", async () => {
  await migrate(pool, new Date("2026-11-23T00:00:00Z"));
  const { rows } = await pool.query<{ name: string }>(
    "SELECT oid::regclass::text AS name FROM pg_class WHERE 'fillfactor=70' = ANY(reloptions) ORDER BY 1",
  );
  expect(rows.map(({ name }) => name)).toEqual(
    ["2026_11", "2026_12", "2027_01", "2027_02"].map((month) => `calls_${month}`),
  );
});

test("five starters migrating at once leave what one leaves", async () => {
  await Promise.all(Array.from({ length: 5 }, () => migrate(pool, new Date("2026-11-23T00:00:00Z"))));
  expect(await partitions()).toHaveLength(16);
  expect((await migrate(pool)).applied).toEqual([]);
});

test("twenty at once make the same month once", async () => {
  await migrate(pool);
  const keepers = Array.from({ length: 20 }, () => new PartitionKeeper(pool));
  await Promise.all(keepers.map((keeper) => keeper.ensure(["2001-07"])));
  expect((await partitions()).filter((name) => name.endsWith("2001_07"))).toHaveLength(4);
});

test("a month begins and ends at midnight UTC whatever time zone the session has", async () => {
  await migrate(pool);
  const zoned = new URL(database.url);
  zoned.searchParams.set("options", "-c timezone=America/New_York -c datestyle=German");
  const elsewhere = createPool({ databaseUrl: zoned.href, max: 1, onIdleError: () => undefined });
  await elsewhere.query("SELECT calltape_ensure_month('2001-07-01'::date)");
  await elsewhere.end();
  const { rows } = await pool.query(
    "SELECT pg_get_expr(relpartbound, oid) AS bound FROM pg_class WHERE relname = 'calls_2001_07'",
  );
  const bound = String(rows[0].bound);
  expect(new Date(/FROM \('([^']+)'/.exec(bound)?.[1] ?? "").toISOString()).toBe("2001-07-01T00:00:00.000Z");
  expect(new Date(/TO \('([^']+)'/.exec(bound)?.[1] ?? "").toISOString()).toBe("2001-08-01T00:00:00.000Z");
});

test("making a partition waits for no reader and lets writers through", async () => {
  await migrate(pool);
  const reader = await pool.connect();
  await reader.query("BEGIN; SELECT count(*) FROM calls");
  await new PartitionKeeper(pool).ensure(["2001-07"]);
  await pool.query("INSERT INTO calls (id, started_at) VALUES (gen_random_uuid(), '2001-07-02T00:00:00Z')");
  await reader.query("ROLLBACK");
  reader.release();
  expect((await pool.query("SELECT count(*)::int AS n FROM calls_2001_07")).rows[0].n).toBe(1);
});

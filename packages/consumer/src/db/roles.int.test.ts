import { createDatabase, createWriter, type TestDatabase } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "./migrate.js";
import { createPool, type Pool, type PoolClient } from "./pool.js";

let database: TestDatabase;
let owner: Pool;

beforeAll(async () => {
  await createWriter(testServices().databaseUrl);
  database = await createDatabase(testServices().databaseUrl);
  owner = createPool({ databaseUrl: database.url, max: 3, onIdleError: () => undefined });
  await migrate(owner);
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

/** Runs one statement as a role, and takes it back. Resolves with the SQLSTATE, or `done`. */
async function as(role: string, sql: string): Promise<string> {
  const client: PoolClient = await owner.connect();
  try {
    await client.query("BEGIN");
    await client.query(`SET LOCAL ROLE ${role}`);
    await client.query(sql);
    return "done";
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

const DENIED = "42501";
const CALL = "gen_random_uuid(), now()";

test.each([
  [
    "stores events",
    `INSERT INTO call_events (call_id, call_started_at, event_id, type, schema_version, occurred_at, data)
    VALUES (${CALL}, gen_random_uuid(), 'call.started', 1, now(), '{}') ON CONFLICT DO NOTHING RETURNING event_id`,
  ],
  ["makes months", "SELECT calltape_ensure_month('2001-07-01')"],
  ["learns what retention has removed", "SELECT calltape_kept_since()"],
  ["knows the key of the customers' ids", "SELECT customer_key FROM installation"],
  ["resolves dead letters", "UPDATE dead_letters SET resolved_at = now(), resolution = 'replayed'"],
])("the writer %s", async (_, sql) => {
  expect(await as("calltape_writer", sql)).toBe("done");
});

test.each([
  ["CREATE TABLE mine (a int)"],
  ["DROP TABLE calls"],
  ["TRUNCATE calls"],
  ["DELETE FROM calls"],
  ["DELETE FROM call_events"],
  ["UPDATE call_events SET call_id = gen_random_uuid()"],
  ["SELECT * FROM call_timeline"],
  ["UPDATE dead_letters SET raw = ''"],
  ["DELETE FROM dead_letters"],
  ["UPDATE installation SET customer_key = ''"],
  ["INSERT INTO retention_floors VALUES ('calls', now())"],
  ["SELECT calltape_raise_floor('calls', now())"],
  ["ALTER FUNCTION calltape_ensure_month(date) SECURITY INVOKER"],
])("the writer may not: %s", async (sql) => {
  expect(await as("calltape_writer", sql)).toBe(DENIED);
});

test("a month that a writer has made belongs to the owner of the tables", async () => {
  const client = await owner.connect();
  await client.query("SET ROLE calltape_writer; SELECT calltape_ensure_month('2001-08-01')");
  client.release(true);
  const { rows } = await owner.query(
    `SELECT count(*)::int AS months, bool_and(p.relowner = (SELECT relowner FROM pg_class WHERE oid = 'calls'::regclass)) AS same
     FROM pg_class p WHERE relname ~ '_2001_08$'`,
  );
  expect(rows).toEqual([{ months: 4, same: true }]);
});

test("a table of the caller's own does not stand in for one of ours", async () => {
  const client = await owner.connect();
  await client.query("CREATE TEMP TABLE calls (LIKE public.calls) PARTITION BY RANGE (started_at)");
  await client.query("SET search_path = pg_temp, public; SELECT calltape_ensure_month('2001-09-01')");
  const { rows } = await client.query(
    "SELECT inhparent = 'public.calls'::regclass AS ours FROM pg_inherits WHERE inhrelid = 'public.calls_2001_09'::regclass",
  );
  client.release(true);
  expect(rows).toEqual([{ ours: true }]);
});

/** Columns of tables that the role may not read. */
async function hiddenFrom(role: string): Promise<string[]> {
  const { rows } = await owner.query<{ column: string }>(
    `SELECT c.relname || '.' || a.attname AS column
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
       AND c.relname NOT LIKE 'calltape_migrations%'
       AND NOT has_column_privilege($1, c.oid, a.attnum, 'SELECT')
     ORDER BY 1`,
    [role],
  );
  return rows.map(({ column }) => column);
}

test("the reader sees everything but contents, and who called; nobody forgot to decide about a column", async () => {
  const isAllHidden = /^(call_timeline|erasures|erased_calls)\./;
  const hidden = (await hiddenFrom("calltape_reader")).filter((column) => !isAllHidden.test(column));
  expect(hidden).toEqual([
    "call_events.data",
    "call_tool_calls.error_message",
    "call_tool_calls.tool_args",
    "call_tool_calls.tool_result",
    "call_turns.content",
    "call_turns.metadata",
    "calls.analysis",
    "calls.called_number",
    "calls.caller_phone",
    "calls.customer_name",
    "calls.end_detail",
    "calls.fact_versions",
    "calls.metadata",
    "calls.result",
    "customers.name",
    "customers.name_version",
    "customers.phone",
    "dead_letters.message",
    "dead_letters.raw",
    "installation.customer_key",
    "installation.only_row",
  ]);
  expect(
    await as("calltape_reader", "SELECT outcome, count(*), sum(total_cost_usd) FROM calls GROUP BY 1"),
  ).toBe("done");
  expect(await as("calltape_reader", "SELECT caller_phone FROM calls")).toBe(DENIED);
  expect(await as("calltape_reader", "SELECT * FROM call_timeline")).toBe(DENIED);
});

test("the auditor sees everything but the key of the customers' ids", async () => {
  expect(await hiddenFrom("calltape_auditor")).toEqual([
    "installation.customer_key",
    "installation.only_row",
  ]);
});

test.each(["calltape_reader", "calltape_auditor"])("%s changes nothing", async (role) => {
  const { rows } = await owner.query<{ table: string }>(
    `SELECT c.relname AS table FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND has_table_privilege($1, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')`,
    [role],
  );
  expect(rows).toEqual([]);
  expect(await as(role, "SELECT calltape_ensure_month('2001-07-01')")).toBe(DENIED);
});

import { createDatabase, type TestDatabase } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "./migrate.js";
import { createPool, type Pool } from "./pool.js";

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createDatabase(testServices().databaseUrl);
  pool = createPool({ databaseUrl: database.url, max: 1, onIdleError: () => undefined });
  await migrate(pool);
  // The tables are empty, and reading nothing at all would be the cheapest plan.
  await pool.query("SET enable_seqscan = off; SET enable_bitmapscan = off");
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const ID = "'0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090'";
const questions = [
  ["a call's timeline", `SELECT * FROM call_timeline WHERE call_id = ${ID}`, ["call_id"]],
  ["a call's turns", `SELECT * FROM call_turns WHERE call_id = ${ID}`, ["call_id"]],
  [
    "the journal of a tenant, newest first",
    "SELECT * FROM calls WHERE tenant = 'a' ORDER BY started_at DESC LIMIT 50",
    ["tenant"],
  ],
  [
    "a caller's history by phone",
    "SELECT * FROM calls WHERE caller_phone = '+380671234567' ORDER BY started_at DESC LIMIT 50",
    ["caller_phone"],
  ],
  [
    "a tool's calls, newest first",
    "SELECT * FROM call_tool_calls WHERE tool_name = 'a' AND occurred_at > '2020-01-01' ORDER BY occurred_at DESC",
    ["tool_name", "occurred_at"],
  ],
] as const;

test.each(questions)("%s is found by an index, in every partition", async (_, question, columns) => {
  const { rows } = await pool.query<{ "QUERY PLAN": string }>(`EXPLAIN ${question}`);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).not.toContain("Seq Scan");
  const conditions = plan.match(/Index Cond: .*/g) ?? [];
  expect(conditions).toHaveLength(4);
  for (const condition of conditions) for (const column of columns) expect(condition).toContain(column);
});

test("a tool's failures have an index of their own", async () => {
  const { rows } = await pool.query<{ "QUERY PLAN": string }>(
    "EXPLAIN SELECT * FROM call_tool_calls WHERE tool_name = 'a' AND NOT success ORDER BY occurred_at DESC LIMIT 9",
  );
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  // Beyond the partial index nothing is left to filter.
  expect(plan).toContain("Index Cond: (tool_name = 'a'::text)");
  expect(plan).not.toContain("Filter");
});

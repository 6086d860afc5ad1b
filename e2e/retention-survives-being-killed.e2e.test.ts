import { setTimeout as delay } from "node:timers/promises";
import { createDatabase, killChildren, type TestDatabase, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createPool, type Pool } from "../packages/consumer/src/db/pool.js";
import { addMonths, type Month, monthOf } from "../packages/consumer/src/partitions/month.js";
import { readPartitions } from "../packages/consumer/src/partitions/read-partitions.js";
import { calltape, succeed } from "./support/calltape.js";

const NOW = monthOf(new Date().toISOString());
const MONTHS_AGO = 10;
const ROWS = 200;
const KILLS = 5;
const DAYS = 40;
const LONG = { timeoutMs: 60_000 };

let database: TestDatabase;
let pool: Pool;

async function fill(month: Month): Promise<void> {
  await pool.query("SELECT calltape_ensure_month($1)", [`${month}-01`]);
  await pool.query(
    `INSERT INTO call_turns (call_id, call_started_at, event_id, turn_number, speaker, content, occurred_at)
     SELECT gen_random_uuid(), start, gen_random_uuid(), 1, 'bot', repeat('x', 500), start
     FROM (SELECT $1::timestamptz + i % 28 * interval '1 day' AS start FROM generate_series(1, $2) i) s
     WHERE start < now()`,
    [`${month}-01T06:00:00Z`, ROWS],
  );
}

beforeAll(async () => {
  database = await createDatabase(testServices().databaseUrl);
  pool = createPool({ databaseUrl: database.url, max: 6, onIdleError: () => undefined });
  await succeed(["migrate"], { DATABASE_URL: database.url });
  for (let back = MONTHS_AGO; back >= 0; back--) await fill(addMonths(NOW, -back));
});
afterEach(killChildren);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Reads the whole table again and again, so that what is to go is in use most of the time. */
async function readOnAndOn(until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    const client = await pool.connect();
    await client.query("BEGIN; SELECT count(*) FROM call_turns; SELECT count(*) FROM call_events");
    await delay(30);
    await client.query("COMMIT");
    client.release();
  }
}

async function rowsLeft(): Promise<string[]> {
  const { rows } = await pool.query<{ row: string }>("SELECT t::text AS row FROM call_turns t ORDER BY 1");
  return rows.map(({ row }) => row);
}

async function isAtWork(): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  return (rowCount ?? 0) > 0;
}

it("ends right, killed at random moments and started again", async () => {
  const { rows: kept } = await pool.query<{ row: string }>(
    `SELECT t::text AS row FROM call_turns t
     WHERE call_started_at >= date_trunc('day', (now() - $1 * interval '1 day') AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
     ORDER BY 1`,
    [DAYS],
  );
  const env = {
    DATABASE_URL: database.url,
    CALLTAPE_RETAIN_EVENTS_DAYS: String(DAYS),
    CALLTAPE_RETAIN_TURNS_DAYS: String(DAYS),
  };
  const args = ["partitions", "drop", "--strict", "--yes", "--json"];
  const reading = new AbortController();
  const reader = readOnAndOn(reading.signal);
  const before = (await readPartitions(pool)).length;
  const leftBehind: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    await waitFor("the one before to be gone", async () => !(await isAtWork()), LONG);
    const run = calltape(args, env);
    await waitFor("retention to begin", isAtWork, { ...LONG, intervalMs: 2 });
    await delay(Math.random() * 250);
    run.kill("SIGKILL");
    await run.exited;
    leftBehind.push((await readPartitions(pool)).length);
  }
  // It was killed on its way, and not only before or after it.
  expect(leftBehind.some((count) => count < before)).toBe(true);
  const last = JSON.parse((await succeed(args, env)).stdout.join(""));
  expect(last).toMatchObject({ isComplete: true });
  reading.abort();
  await reader;

  const partitions = await readPartitions(pool);
  expect(partitions.filter(({ state, isMarked }) => state !== "attached" || isMarked)).toEqual([]);
  for (const { table, month } of partitions) {
    const floor = last.keptSince[table];
    if (floor !== undefined) expect(`${addMonths(month, 1)}-01T00:00:00.000Z` > floor).toBe(true);
  }
  expect(partitions.filter(({ table }) => table === "calls")).toHaveLength(MONTHS_AGO + 4);
  expect(await rowsLeft()).toEqual(kept.map(({ row }) => row));
  expect(JSON.parse((await succeed(args, env)).stdout.join("")).partitions).toEqual([]);
});

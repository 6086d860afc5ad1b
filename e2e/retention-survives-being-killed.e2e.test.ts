import { setTimeout as delay } from "node:timers/promises";
import { createDatabase, killChildren, type TestDatabase, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createPool, type Pool } from "../packages/consumer/src/db/pool.js";
import { addMonths, type Month, monthOf } from "../packages/consumer/src/partitions/month.js";
import { readPartitions } from "../packages/consumer/src/partitions/read-partitions.js";
import { planRetention } from "../packages/consumer/src/retention/plan-retention.js";
import { readFloors } from "../packages/consumer/src/retention/read-floors.js";
import { calltape, succeed } from "./support/calltape.js";

const NOW = monthOf(new Date().toISOString());
const MONTHS_AGO = 12;
const ROWS = 100;
/** When a run is killed: after so many partitions are gone, and so many ms more, in which it begins with the next. */
const KILLS = [
  [1, 10],
  [3, 40],
  [2, 0],
] as const;
const DAYS = 40;
const ARGS = ["partitions", "drop", "--strict", "--yes", "--json"];
const LONG = { timeoutMs: 60_000 };

let database: TestDatabase;
let pool: Pool;

const env = () => ({
  DATABASE_URL: database.url,
  CALLTAPE_RETAIN_EVENTS_DAYS: String(DAYS),
  CALLTAPE_RETAIN_TURNS_DAYS: String(DAYS),
});

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

const partitionsLeft = async () => (await readPartitions(pool)).length;

async function killAfter([gone, ms]: (typeof KILLS)[number]): Promise<void> {
  const before = await partitionsLeft();
  const run = calltape(ARGS, env());
  const ended = run.exited.then(() => true);
  const isDue = async () => (await partitionsLeft()) <= before - gone;
  await waitFor("retention to come so far", async () => (await Promise.race([ended, isDue()])) || undefined, {
    ...LONG,
    intervalMs: 1,
  });
  await delay(ms);
  run.kill("SIGKILL");
  await run.exited;
}

it("ends right, killed three times on its way and started again", async () => {
  const { rows: kept } = await pool.query<{ row: string }>(
    `SELECT t::text AS row FROM call_turns t
     WHERE call_started_at >= date_trunc('day', (now() - $1 * interval '1 day') AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
     ORDER BY 1`,
    [DAYS],
  );
  const before = await partitionsLeft();
  const reading = new AbortController();
  const reader = readOnAndOn(reading.signal);
  let last: { isComplete: boolean; partitions: string[]; keptSince: Record<string, string> };
  try {
    for (const kill of KILLS) await killAfter(kill);
    expect(await partitionsLeft()).toBeLessThan(before);
    last = JSON.parse((await succeed(ARGS, env())).stdout.join(""));
  } finally {
    reading.abort();
    await reader;
  }
  // The killed ones were not at the end already.
  expect(last.partitions.length).toBeGreaterThan(0);
  const partitions = await readPartitions(pool);
  expect(partitions.filter(({ state, isMarked }) => state !== "attached" || isMarked)).toEqual([]);
  for (const { table, month } of partitions) {
    const floor = last.keptSince[table];
    if (floor !== undefined) expect(`${addMonths(month, 1)}-01T00:00:00.000Z` > floor).toBe(true);
  }
  expect(partitions.filter(({ table }) => table === "calls")).toHaveLength(MONTHS_AGO + 4);
  expect(await rowsLeft()).toEqual(kept.map(({ row }) => row));
  const left = planRetention(partitions, await readFloors(pool));
  expect(left.filter(({ what }) => what === "partition")).toEqual([]);
}, 240_000);

import type { CallEvent, Logger } from "@calltape/shared";
import { createDatabase, type TestDatabase } from "@calltape/testkit";
import { anyCalls } from "@calltape/testkit/events";
import { testServices } from "@calltape/testkit/vitest";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../db/migrate.js";
import { createPool, type Pool } from "../db/pool.js";
import { Gate } from "../event-log/gate.js";
import { monthOf } from "../partitions/month.js";
import { PartitionKeeper } from "../partitions/partition-keeper.js";
import { PhoneBook } from "../projections/customers/phone-book.js";

import type { CommitContext } from "./commit.js";
import { decodeEntry } from "./decode.js";
import type { ReadyEntry } from "./entry.js";
import { Outage } from "./outage.js";
import { Store } from "./store.js";

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warning: () => undefined,
  error: () => undefined,
};

/** Everything but the times of storing, in an order of its own. */
const DUMP = ["call_events", "call_turns", "call_tool_calls", "calls", "customers", "dead_letters"]
  .map((table) => {
    const row = `to_jsonb(t) - '{recorded_at,updated_at,created_at}'::text[]`;
    return `SELECT '${table}' AS name, jsonb_agg(${row} ORDER BY (${row})::text) AS rows FROM ${table} t`;
  })
  .join(" UNION ALL ");

let database: TestDatabase;
let pool: Pool;
let context: CommitContext;

beforeAll(async () => {
  database = await createDatabase(testServices().databaseUrl);
  pool = createPool({ databaseUrl: database.url, max: 4, onIdleError: () => undefined });
  await migrate(pool);
  context = {
    pool,
    gate: new Gate(),
    partitions: new PartitionKeeper(pool),
    phones: new PhoneBook("UA", Buffer.from("a key for tests")),
  };
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

function entriesOf(events: readonly CallEvent[]): ReadyEntry[] {
  return events.map((event, i) => {
    const raw = Buffer.from(JSON.stringify(event));
    return decodeEntry(
      { stream: "s", id: `1-${i}`, raw, hasEvent: true },
      monthOf(new Date().toISOString()),
      {
        back: 24,
        ahead: 2,
      },
    );
  });
}

async function storeInBatches(batches: readonly (readonly CallEvent[])[]): Promise<void> {
  const store = new Store(context, new Outage("postgres", silent, { first: 1, longest: 5 }), silent);
  for (const batch of batches) await store.store(entriesOf(batch), new AbortController().signal);
}

async function tablesAfter(work: () => Promise<unknown>): Promise<unknown> {
  await pool.query("TRUNCATE call_events, call_turns, call_tool_calls, calls, customers, dead_letters");
  await work();
  return (await pool.query(DUMP)).rows;
}

async function count(table: string): Promise<number> {
  return Number((await pool.query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n);
}

/** Splits events into batches at the given places. */
function split<T>(items: readonly T[], cuts: readonly number[]): T[][] {
  const ends = [...new Set(cuts.map((cut) => Math.floor(cut * items.length)))].sort((a, b) => a - b);
  return [...ends, items.length].map((end, i) => items.slice(i === 0 ? 0 : ends[i - 1], end));
}

/** The same events: shuffled, some of them repeated, and split at random, once for each of two connections. */
const disorder = (events: readonly CallEvent[]) => {
  const cut = fc.double({ min: 0, max: 1, noNaN: true });
  return fc.record({
    orders: fc.tuple(repeated(events), repeated(events)),
    cuts: fc.tuple(fc.array(cut, { maxLength: 4 }), fc.array(cut, { maxLength: 4 })),
    shares: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: events.length, maxLength: events.length }),
  });
};

/** All items, some of them twice, in any order. */
function repeated<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc
    .subarray([...items])
    .chain((again) => fc.shuffledSubarray([...items, ...again], { minLength: items.length + again.length }));
}

test("any order, any split, any repetition, on two connections at once, gives the same rows", async () => {
  const cases = anyCalls().chain((events) => fc.tuple(fc.constant(events), disorder(events)));
  await fc.assert(
    fc.asyncProperty(cases, async ([events, { orders, cuts, shares }]) => {
      const inOrder = await tablesAfter(() => storeInBatches([events]));
      expect(await count("call_events")).toBe(events.length);
      // 0: only the first connection gets the event, 1: only the second, 2: both.
      const isFor = (connection: number) => (event: CallEvent) =>
        shares[events.indexOf(event)] === connection || shares[events.indexOf(event)] === 2;
      const inDisorder = await tablesAfter(() =>
        Promise.all([
          storeInBatches(split(orders[0].filter(isFor(0)), cuts[0])),
          storeInBatches(split(orders[1].filter(isFor(1)), cuts[1])),
        ]),
      );
      expect(inDisorder).toEqual(inOrder);
    }),
    { numRuns: 60 },
  );
}, 120_000);

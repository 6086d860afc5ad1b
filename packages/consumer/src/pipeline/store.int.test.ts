import { createDatabase, startTcpProxy, type TcpProxy, type TestDatabase } from "@calltape/testkit";
import { anyCalls } from "@calltape/testkit/events";
import { testServices } from "@calltape/testkit/vitest";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../db/migrate.js";
import { createPool, type Pool } from "../db/pool.js";
import { Gate } from "../event-log/gate.js";
import { addMonths, monthOf } from "../partitions/month.js";
import { PartitionKeeper } from "../partitions/partition-keeper.js";
import { PhoneBook } from "../projections/customers/phone-book.js";
import { decodeEntry } from "./decode.js";
import type { ReadyEntry } from "./entry.js";
import { Outage } from "./outage.js";
import { Store } from "./store.js";

const say = () => undefined;
const logger = { debug: say, info: say, warning: say, error: say };
const never = new AbortController().signal;
let database: TestDatabase;
let proxy: TcpProxy;
let pool: Pool;
let store: Store;
let partitions: PartitionKeeper;
let isDue = false;

beforeEach(async () => {
  const { databaseUrl } = testServices();
  database = await createDatabase(databaseUrl);
  proxy = await startTcpProxy({ port: Number(new URL(databaseUrl).port) });
  pool = createPool({ databaseUrl: proxy.through(database.url), max: 2, onIdleError: say });
  watchCommits(pool);
  await migrate(pool);
  partitions = new PartitionKeeper(pool);
  const phones = new PhoneBook("UA", Buffer.from("a key for tests"));
  store = new Store({ pool, gate: new Gate(), partitions, phones }, new Outage("postgres", logger), logger);
});
afterEach(async () => {
  await pool.end();
  await proxy.close();
  await database.drop();
});

/** Breaks the connection in the middle of the answer to a COMMIT, when it is due to. */
function watchCommits(pool: Pool): void {
  pool.on("connect", (client) => {
    const query: (...args: unknown[]) => unknown = client.query.bind(client);
    const watched = (...args: unknown[]) => {
      if (isDue && args[0] === "COMMIT") {
        isDue = false;
        proxy.cutMidReply();
      }
      return query(...args);
    };
    Object.assign(client, { query: watched });
  });
}

function ready(raw: string, n: number): ReadyEntry {
  const entry = { stream: "s", id: `1-${n}`, raw: Buffer.from(raw), hasEvent: true };
  return decodeEntry(entry, monthOf(new Date().toISOString()), { back: 24, ahead: 2 });
}

test("a batch that Postgres committed without our hearing of it is tried again, and counts once", async () => {
  const [events = []] = fc.sample(anyCalls(), { numRuns: 1, seed: 4 });
  const entries = events.map((event, n) => ready(JSON.stringify(event), n));
  // That has transactions of its own.
  await partitions.ensure(new Set(events.map((event) => monthOf(event.call_started_at))));
  isDue = true;
  const committed = await store.store(entries, never);
  // The first try has stored all of it, and what it counted stands; the second has found that out.
  expect(isDue).toBe(false);
  expect(committed).toMatchObject({ accepted: [], duplicates: entries.length });
  const { rows } = await pool.query(
    `SELECT (SELECT count(*)::integer FROM call_events) AS events,
            (SELECT sum(event_count)::integer FROM calls) AS counted`,
  );
  expect(rows).toEqual([{ events: entries.length, counted: entries.length }]);
});

test("a batch may be of months that have no partition yet, and a call that names two starts is two", async () => {
  const now = monthOf(new Date().toISOString());
  const months = [addMonths(now, -20), addMonths(now, -7), addMonths(now, -20)];
  const entries = months.map((month, n) => {
    const call_started_at = `${month}-01T00:00:00.000Z`;
    const call_id = "0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090";
    const id = `0199a2b4-7c40-7abc-9d4e-5f60718293b${n}`;
    const data = { turn: 1, speaker: "bot", content: "" };
    const envelope = { v: 1, id, type: "turn.completed", call_id, call_started_at, at: call_started_at };
    return ready(JSON.stringify({ ...envelope, data }), n);
  });
  await store.store(entries, never);
  const { rows } = await pool.query(
    `SELECT to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, turn_count FROM calls ORDER BY started_at`,
  );
  expect(rows).toEqual([
    { month: addMonths(now, -20), turn_count: 2 },
    { month: addMonths(now, -7), turn_count: 1 },
  ]);
});

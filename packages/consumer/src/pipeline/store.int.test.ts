import { createDatabase, startTcpProxy, type TcpProxy, type TestDatabase } from "@calltape/testkit";
import { anyCalls } from "@calltape/testkit/events";
import { testServices } from "@calltape/testkit/vitest";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../db/migrate.js";
import { createPool, type Pool } from "../db/pool.js";
import { Gate } from "../event-log/gate.js";
import { monthOf } from "../partitions/month.js";
import { PartitionKeeper } from "../partitions/partition-keeper.js";
import { PhoneBook } from "../projections/customers/phone-book.js";
import { decodeEntry } from "./decode.js";
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

test("a batch that Postgres committed without our hearing of it is tried again, and counts once", async () => {
  const [events = []] = fc.sample(anyCalls(), { numRuns: 1, seed: 4 });
  const entries = events.map((event, n) => {
    const raw = Buffer.from(JSON.stringify(event));
    const window = { back: 24, ahead: 2 };
    return decodeEntry(
      { stream: "s", id: `1-${n}`, raw, hasEvent: true },
      monthOf(new Date().toISOString()),
      window,
    );
  });
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

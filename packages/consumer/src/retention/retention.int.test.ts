import { randomUUID } from "node:crypto";
import type { Logger } from "@calltape/shared";
import { createDatabase, type TestDatabase, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate } from "../db/migrate.js";
import { createPool, type Pool } from "../db/pool.js";
import { inTransaction } from "../db/transaction.js";
import { Gate } from "../event-log/gate.js";
import { addMonths, type Month, monthOf } from "../partitions/month.js";
import { PartitionKeeper } from "../partitions/partition-keeper.js";
import { REMOVAL_MARK, readPartitions } from "../partitions/read-partitions.js";
import { type CommitContext, commitBatch } from "../pipeline/commit.js";
import { decodeEntry } from "../pipeline/decode.js";
import { Outage } from "../pipeline/outage.js";
import { Store } from "../pipeline/store.js";
import { PhoneBook } from "../projections/customers/phone-book.js";
import { carryOutRetention, type RetentionObserver } from "./carry-out-retention.js";
import { deleteRowsBefore } from "./delete-rows-before.js";
import { readFloors } from "./read-floors.js";
import { readRetention } from "./read-retention.js";
import { readKeptSince } from "./refuse-expired.js";
import { floorsOf, type RetentionLimits } from "./retention-floors.js";

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warning: () => undefined,
  error: () => undefined,
};
const NOW = monthOf(new Date().toISOString());
const never = new AbortController().signal;
/** So long that no day of the last month but one is younger, and all of this month is. */
const DAYS = 32;

let template: TestDatabase;
let database: TestDatabase;
let pool: Pool;
let context: CommitContext;

const connect = ({ url }: TestDatabase) =>
  createPool({ databaseUrl: url, max: 5, onIdleError: () => undefined });

beforeAll(async () => {
  template = await createDatabase(testServices().databaseUrl);
  const migrating = connect(template);
  await migrate(migrating);
  await migrating.end();
});

afterAll(() => template.drop());

beforeEach(async () => {
  database = await createDatabase(testServices().databaseUrl, { template: template.name });
  pool = connect(database);
  context = {
    pool,
    gate: new Gate(),
    partitions: new PartitionKeeper(pool),
    phones: new PhoneBook("UA", Buffer.from("a key for tests")),
  };
});

afterEach(async () => {
  await pool.end();
  await database.drop();
});

function uuidV7(): string {
  return randomUUID().replace(/^(.{14})4/, "$17");
}

/** The start of a call in the month `offset` months from now. */
const startIn = (offset: number, day = "15") => `${addMonths(NOW, offset)}-${day}T12:00:00.000Z`;

interface Recorded {
  readonly callId: string;
  readonly raw: Buffer;
}

/** A turn of a call, of its own unless one is named. */
function turn(startedAt: string, callId = uuidV7()): Recorded {
  const event = {
    ...{ v: 1, id: uuidV7(), type: "turn.completed", call_id: callId },
    ...{ call_started_at: startedAt, at: startedAt },
    data: { turn: 1, speaker: "customer", content: "Добрий день" },
  };
  return { callId, raw: Buffer.from(JSON.stringify(event)) };
}

let entries = 0;
const ready = ({ raw }: Recorded) =>
  decodeEntry({ stream: "s", id: `1-${entries++}`, raw, hasEvent: true }, monthOf(new Date().toISOString()), {
    back: 24,
    ahead: 2,
  });

async function store(...events: readonly Recorded[]): Promise<void> {
  const keeper = new Store(context, new Outage("postgres", silent, { first: 1, longest: 5 }), silent);
  await keeper.store(events.map(ready), never);
}

async function retain(
  limits: RetentionLimits,
  step: "month" | "day" = "month",
  observer?: RetentionObserver,
) {
  const { floors } = await readRetention(pool, (now) => floorsOf(now, limits, step));
  return carryOutRetention(pool, floors, never, observer);
}

async function months(table: string): Promise<Month[]> {
  return (await readPartitions(pool)).filter((one) => one.table === table).map(({ month }) => month);
}

async function count(from: string): Promise<number> {
  return Number((await pool.query(`SELECT count(*) AS n FROM ${from}`)).rows[0].n);
}

const turnCount = async (callId: string) =>
  (await pool.query("SELECT turn_count, event_count FROM calls WHERE id = $1", [callId])).rows;

test("a month goes from the table whose limit it has passed, and from no other", async () => {
  await store(turn(startIn(-3)), turn(startIn(0)));
  const { partitions } = await retain({ call_events: DAYS });
  expect(partitions).toEqual([`call_events_${addMonths(NOW, -3).replace("-", "_")}`]);
  expect(await months("call_events")).not.toContain(addMonths(NOW, -3));
  for (const table of ["calls", "call_turns", "call_tool_calls"]) {
    expect(await months(table)).toContain(addMonths(NOW, -3));
  }
  expect([await count("call_events"), await count("call_turns"), await count("calls")]).toEqual([1, 2, 2]);
});

test("what is carried out again finds nothing to do", async () => {
  await store(turn(startIn(-3)));
  await retain({ call_events: DAYS, calls: DAYS });
  expect(await retain({ call_events: DAYS, calls: DAYS })).toEqual({
    ...{ partitions: [], rows: 0, isComplete: true },
  });
});

test("nothing goes without a limit", async () => {
  await store(turn(startIn(-20)));
  expect((await retain({})).partitions).toEqual([]);
  expect(await count("call_events")).toBe(1);
});

test("an event whose like was stored and removed is set aside, and counted no second time", async () => {
  const event = turn(startIn(-3));
  await store(event);
  await retain({ call_events: DAYS });
  await store(event, turn(startIn(-3), event.callId), turn(startIn(0)));
  expect(await turnCount(event.callId)).toEqual([{ turn_count: 1, event_count: 1 }]);
  const { rows } = await pool.query("SELECT reason, message, raw FROM dead_letters ORDER BY id");
  expect(rows).toMatchObject([{ reason: "past_retention", raw: event.raw }, { reason: "past_retention" }]);
  expect(rows[0].message).toMatch(/^the call began at .*; what began before \S+ was removed by retention$/);
  expect(await months("call_events")).not.toContain(addMonths(NOW, -3));
  expect(await count("call_events")).toBe(1);
});

test("a day goes inside the month that the limit cuts, and its events are counted no second time", async () => {
  const limit = Date.now() - 3 * 86_400_000;
  const old = turn(new Date(limit - 86_400_000).toISOString());
  const young = turn(new Date(limit + 3_600_000).toISOString());
  await store(old, young);
  await retain({ call_events: 3, call_turns: 3 }, "day");
  expect([await count("call_events"), await count("call_turns"), await count("calls")]).toEqual([1, 1, 2]);
  await store(old, young);
  expect(await turnCount(old.callId)).toEqual([{ turn_count: 1, event_count: 1 }]);
  expect(await turnCount(young.callId)).toEqual([{ turn_count: 1, event_count: 1 }]);
});

test("days are deleted in many small transactions, and all of them", async () => {
  await context.partitions.ensure(["2001-07"]);
  await pool.query(
    `INSERT INTO call_turns (call_id, call_started_at, event_id, turn_number, speaker, content, occurred_at)
     SELECT gen_random_uuid(), '2001-07-01T12:00:00Z'::timestamptz + d * interval '1 day',
            gen_random_uuid(), 1, 'bot', repeat('x', 700), now()
     FROM generate_series(1, 1000), generate_series(0, 19) AS day(d)`,
  );
  const partition = (await readPartitions(pool)).find(({ name }) => name === "call_turns_2001_07");
  if (partition === undefined) throw new Error("the partition was not made");
  const before = new Date("2001-07-16T00:00:00Z");
  const seen: number[] = [];
  const client = await pool.connect();
  const options = { signal: never, wait: <T>(work: () => Promise<T>) => work() };
  const onPages = (done: number) => seen.push(done);
  expect(await deleteRowsBefore(client, partition, before, { ...options, onPages })).toBe(15_000);
  client.release();
  expect(await count(`call_turns WHERE call_started_at < '${before.toISOString()}'`)).toBe(0);
  expect(await count("call_turns")).toBe(5_000);
  expect(seen.length).toBeGreaterThan(3);
});

test("a batch that knew the older floor is waited for before anything goes", async () => {
  const event = turn(startIn(-3));
  await store(event);
  const began = await pool.connect();
  await began.query("BEGIN");
  expect(await readKeptSince(began)).toBeUndefined();
  let isWaiting = false;
  const onWaiting = () => {
    isWaiting = true;
  };
  const going = retain({ call_events: DAYS }, "month", { onWaiting });
  await waitFor("retention to wait", () => isWaiting);
  expect(await readFloors(pool)).toEqual({});
  expect(await months("call_events")).toContain(addMonths(NOW, -3));
  await began.query("COMMIT");
  began.release();
  expect((await going).partitions).toHaveLength(1);
});

test("a month that is being read is waited for, and meanwhile everybody else reads and writes on", async () => {
  const old = turn(startIn(-3));
  await store(old);
  const reader = await pool.connect();
  await reader.query("BEGIN; SELECT count(*) FROM call_events");
  let isWaiting = false;
  const going = retain({ call_events: DAYS }, "month", {
    onWaiting: (partition) => {
      isWaiting = partition?.table === "call_events";
    },
  });
  await waitFor("retention to wait", () => isWaiting);
  await store(turn(startIn(0)), old);
  expect(await turnCount(old.callId)).toEqual([{ turn_count: 1, event_count: 1 }]);
  expect(await count("call_events")).toBe(1);
  await reader.query("COMMIT");
  reader.release();
  expect((await going).partitions).toHaveLength(1);
  expect(await months("call_events")).not.toContain(addMonths(NOW, -3));
});

/** Leaves a partition on its way out, as a run does that is killed between the two steps of detaching. */
async function leaveDetaching(name: string): Promise<void> {
  const reader = await pool.connect();
  await reader.query("BEGIN; SELECT count(*) FROM call_events");
  const killed = await pool.connect();
  await killed.query("SET lock_timeout = '100ms'");
  const leaving = killed.query(`ALTER TABLE call_events DETACH PARTITION ${name} CONCURRENTLY`);
  await expect(leaving).rejects.toThrow(/lock timeout/);
  killed.release(true);
  await reader.query("COMMIT");
  reader.release();
  expect((await readPartitions(pool)).find((one) => one.name === name)?.state).toBe("detaching");
}

const eventsOf = (offset: number) => `call_events_${addMonths(NOW, offset).replace("-", "_")}`;
const mark = (name: string) => pool.query(`COMMENT ON TABLE ${name} IS '${REMOVAL_MARK}'`);

test("what a killed run left on its way out is finished first", async () => {
  await store(turn(startIn(-3)), turn(startIn(-4)), turn(startIn(-5)));
  for (const offset of [-3, -4]) await mark(eventsOf(offset));
  await pool.query(`ALTER TABLE call_events DETACH PARTITION ${eventsOf(-4)}`);
  await leaveDetaching(eventsOf(-3));
  const { partitions } = await retain({ call_events: DAYS });
  expect(partitions).toEqual([eventsOf(-3), eventsOf(-4), eventsOf(-5)]);
  expect(await months("call_events")).not.toContain(addMonths(NOW, -3));
  const { rows } = await pool.query("SELECT to_regclass($1) AS left", [eventsOf(-4)]);
  expect(rows).toEqual([{ left: null }]);
});

test("a month that somebody takes out by hand is not finished for them, and said to be in the way", async () => {
  await store(turn(startIn(-3)), turn(startIn(-4)));
  await leaveDetaching(eventsOf(-3));
  await expect(retain({ call_events: DAYS })).rejects.toThrow(/somebody has begun to detach .*FINALIZE/);
  await pool.query(`ALTER TABLE call_events DETACH PARTITION ${eventsOf(-3)} FINALIZE`);
  expect((await retain({ call_events: DAYS })).partitions).toEqual([eventsOf(-4)]);
  expect(await count(eventsOf(-3))).toBe(1);
});

test("a month that somebody took out by hand stays", async () => {
  await store(turn(startIn(-3)));
  const name = eventsOf(-3);
  await pool.query(`ALTER TABLE call_events DETACH PARTITION ${name}`);
  expect((await retain({ call_events: DAYS })).partitions).toEqual([]);
  expect(await count(name)).toBe(1);
});

test("a month below a table's floor is not made again", async () => {
  await store(turn(startIn(-3)));
  await retain({ call_events: DAYS });
  await new PartitionKeeper(pool).ensure([addMonths(NOW, -3), addMonths(NOW, -4)]);
  expect(await months("call_events")).not.toContain(addMonths(NOW, -3));
  expect(await months("call_events")).not.toContain(addMonths(NOW, -4));
  expect(await months("calls")).toContain(addMonths(NOW, -4));
});

test("a longer limit brings no floor down, and none lies in the future", async () => {
  await retain({ call_events: DAYS });
  const before = await readFloors(pool);
  await retain({ call_events: DAYS + 400 });
  expect(await readFloors(pool)).toEqual(before);
  const ahead = pool.query("SELECT calltape_raise_floor('calls', now() + interval '1 hour')");
  await expect(ahead).rejects.toThrow("would lie in the future");
});

test("two runs at once do what one does", async () => {
  await store(turn(startIn(-3)), turn(startIn(-4)));
  const both = await Promise.all([retain({ call_events: DAYS }), retain({ call_events: DAYS })]);
  expect(both.flatMap(({ partitions }) => partitions)).toHaveLength(2);
});

test("workers that store while months go lose nothing and count nothing twice", async () => {
  const kept = Array.from({ length: 40 }, () => turn(startIn(0, "01")));
  const going = Array.from({ length: 40 }, (_, i) => turn(startIn(-2 - (i % 4))));
  await Promise.all([
    ...[0, 1, 2].map(async () => {
      for (const event of [...kept, ...going]) await store(event);
    }),
    retain({ call_events: DAYS, call_turns: DAYS }),
  ]);
  const { rows } = await pool.query("SELECT id::text, turn_count FROM calls");
  expect(rows.every(({ turn_count }) => turn_count === 1)).toBe(true);
  const counted = new Set(rows.map(({ id }) => id));
  for (const { callId } of kept) expect(counted.has(callId)).toBe(true);
  const { rows: letters } = await pool.query("SELECT raw FROM dead_letters");
  const aside = new Set(letters.map(({ raw }) => JSON.parse(String(raw)).call_id));
  for (const { callId } of going) expect(counted.has(callId) || aside.has(callId)).toBe(true);
});

test("a transaction that has asked for the floor keeps it until its end", async () => {
  await inTransaction(pool, async (client) => {
    expect(await readKeptSince(client)).toBeUndefined();
    const raised = pool.query("SET lock_timeout = '100ms'; SELECT calltape_raise_floor('calls', now())");
    await expect(raised).rejects.toThrow(/lock timeout/);
  });
});

test("commits say which entries retention had them set aside", async () => {
  await retain({ call_events: DAYS });
  const { deadLetters, setAside } = await commitBatch(context, [ready(turn(startIn(-5)))]);
  expect(deadLetters).toEqual(["past_retention"]);
  expect(setAside).toHaveLength(1);
});

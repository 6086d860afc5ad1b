import { randomUUID } from "node:crypto";
import type { CallEvent } from "@calltape/shared";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTape, simulatedEvents, type Tape } from "../../fixtures/open-tape.js";
import { watchStatements } from "../../fixtures/watch-statements.js";
import { connectRedis } from "../redis/connect-redis.js";
import { StreamGroup } from "./stream-group.js";

/** Transaction, what retention has removed, three tables by COPY, calls found, calls written, customers, end. */
const NEW_CALLS = 9;
/** Besides, of calls that have a row: sums added, rows read to be folded into and written back. */
const LIVE_CALLS = NEW_CALLS + 3;

let tape: Tape;
const statements: string[] = [];
let events: CallEvent[];

beforeAll(async () => {
  tape = await openTape((pool) => watchStatements(pool, statements));
  events = await simulatedEvents(120);
});
afterAll(() => tape.close());

/** Round trips to Postgres that one batch takes. */
async function roundTrips(batch: readonly CallEvent[]): Promise<string[]> {
  await tape.context.partitions.ensureAhead(new Date());
  statements.length = 0;
  const { accepted } = await tape.commit(batch);
  expect(accepted).toHaveLength(batch.length);
  return [...statements];
}

test("a thousand events are stored in as few round trips to Postgres as a hundred", async () => {
  const calls = [...new Set(events.map(({ call_id }) => call_id))];
  const of = (from: number, to: number) => {
    const chosen = new Set(calls.slice(from, to));
    return events.filter(({ call_id }) => chosen.has(call_id));
  };
  // Half of each call, so that the other half comes to calls that have a row.
  const halves = (all: readonly CallEvent[]) => [
    all.filter(({ seq }) => (seq ?? 0) < 4),
    all.filter(({ seq }) => (seq ?? 0) >= 4),
  ];
  const [fewNew = [], fewMore = []] = halves(of(0, 10));
  const [manyNew = [], manyMore = []] = halves(of(10, 120));
  expect(manyMore.length).toBeGreaterThan(1_000);
  for (const [batch, most] of [
    [fewNew, NEW_CALLS],
    [manyNew, NEW_CALLS],
    [fewMore, LIVE_CALLS],
    [manyMore, LIVE_CALLS],
  ] as const) {
    const asked = await roundTrips(batch);
    expect([asked[0]?.slice(0, 5), asked.at(-1)]).toEqual(["BEGIN", "COMMIT"]);
    expect(asked.length, `${batch.length} events:\n${asked.join("\n")}`).toBeLessThanOrEqual(most);
  }
});

test("a thousand entries are read with one command of Redis and acknowledged with one", async () => {
  const link = connectRedis(testServices().redisUrl);
  await link.settled(new AbortController().signal);
  const commands: string[] = [];
  const watched = new Proxy(link.redis, {
    get: (redis, name) => {
      const value: unknown = Reflect.get(redis, name);
      if (typeof value !== "function") return value;
      commands.push(String(name));
      return value.bind(redis);
    },
  });
  const stream = `test:{${randomUUID()}}:events`;
  const group = new StreamGroup({ redis: watched }, stream, "calltape", "one");
  await group.create();
  const pipeline = link.redis.pipeline();
  for (let i = 0; i < 1_000; i++) pipeline.xadd(stream, "*", "event", "{}");
  await pipeline.exec();
  commands.length = 0;
  const entries = await group.readNew(1_000);
  expect(await group.acknowledge(entries.map(({ id }) => id))).toBe(1_000);
  expect(commands).toEqual(["xreadgroupBuffer", "xack"]);
  await link.redis.del(stream);
  link.disconnect();
});

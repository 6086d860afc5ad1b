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
  events = await simulatedEvents(260);
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
  const part = (chosen: readonly string[], from: number, until: number) =>
    events.filter(({ call_id, seq }) => chosen.includes(call_id) && (seq ?? 0) >= from && (seq ?? 0) < until);
  for (const chosen of [calls.slice(0, 20), calls.slice(20)]) {
    // Calls begin; then they have a row, to which most events only add; then they end.
    for (const [from, until] of [
      [0, 4],
      [4, 9],
      [9, Number.POSITIVE_INFINITY],
    ] as const) {
      const batch = part(chosen, from, until);
      const asked = await roundTrips(batch);
      const most = from === 0 ? NEW_CALLS : LIVE_CALLS;
      expect([asked[0]?.slice(0, 5), asked.at(-1)]).toEqual(["BEGIN", "COMMIT"]);
      expect(asked.length, `${batch.length} events:\n${asked.join("\n")}`).toBeLessThanOrEqual(most);
    }
  }
  expect(part(calls.slice(20), 4, 9).length).toBeGreaterThan(1_000);
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

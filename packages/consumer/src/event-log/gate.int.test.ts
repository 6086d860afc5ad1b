import type { CallEvent } from "@calltape/shared";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTape, simulatedEvents, type Tape } from "../../fixtures/open-tape.js";
import { watchStatements } from "../../fixtures/watch-statements.js";

let tape: Tape;
const statements: string[] = [];
let events: CallEvent[];

beforeAll(async () => {
  tape = await openTape((pool) => watchStatements(pool, statements));
  events = await simulatedEvents(6);
});
beforeEach(async () => {
  await tape.pool.query("TRUNCATE call_events, call_turns, call_tool_calls, calls, customers");
});
afterAll(() => tape.close());

const asked = () => statements.filter((text) => text.includes("AS stored")).length;

test("what is stored already is a duplicate among new events, and twice in one batch is once", async () => {
  await tape.commit(events);
  const once = await tape.rows();
  await tape.pool.query("TRUNCATE call_events, call_turns, call_tool_calls, calls, customers");
  const half = events.slice(0, events.length / 2);
  expect((await tape.commit([...half, ...half])).duplicates).toBe(half.length);
  const again = await tape.commit(events);
  expect(again.duplicates).toBe(half.length);
  expect(again.accepted).toHaveLength(events.length - half.length);
  expect((await tape.commit(events)).accepted).toEqual([]);
  expect(await tape.rows()).toEqual(once);
});

test("Postgres is asked which events it has only while there are duplicates", async () => {
  const [a = [], b = [], c = []] = [0, 1, 2].map((third) => events.filter((_, i) => i % 3 === third));
  await tape.commit(a);
  await tape.commit([]);
  statements.length = 0;
  await tape.commit(b);
  expect(asked()).toBe(0);
  // Taken for new, refused, asked for: and asked for at once from now on.
  await tape.commit(a);
  expect(asked()).toBe(1);
  await tape.commit(b);
  expect(asked()).toBe(2);
  expect(statements.filter((text) => text.startsWith("BEGIN"))).toHaveLength(4);
  // All new: the next batch is trusted again.
  await tape.commit(c);
  expect(asked()).toBe(3);
  await tape.commit(a.slice(0, 1));
  expect(asked()).toBe(4);
});

test("two batches with the same events at once store each event once", async () => {
  const results = await Promise.all([tape.commit(events), tape.commit([...events].reverse())]);
  const accepted = results.flatMap((result) => result.accepted);
  expect(accepted).toHaveLength(events.length);
  const { rows } = await tape.pool.query(
    "SELECT count(*)::int AS n, sum(event_count)::int AS events FROM calls",
  );
  expect(rows).toEqual([{ n: 6, events: events.length }]);
});

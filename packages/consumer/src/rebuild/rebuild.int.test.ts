import type { CallEvent } from "@calltape/shared";
import { anyCalls } from "@calltape/testkit/events";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTape, simulatedEvents, type Tape } from "../../fixtures/open-tape.js";
import { type RebuildOptions, rebuild } from "./rebuild.js";
import { beginRebuild, type CallRange, openRebuild, type RebuildState } from "./rebuild-state.js";

const CALLS = 60;
const PROJECTIONS = "calls, call_turns, call_tool_calls, customers";

/** What code that is wrong may have done. */
const DAMAGE = `
UPDATE calls SET cost_llm = cost_llm + 1, turn_count = 0, scenario = 'wrong' WHERE get_byte(uuid_send(id), 15) < 100;
UPDATE calls SET customer_id = (SELECT id FROM customers ORDER BY id LIMIT 1) WHERE get_byte(uuid_send(id), 15) < 30;
DELETE FROM calls WHERE get_byte(uuid_send(id), 15) > 230;
UPDATE call_turns SET content = 'wrong', stt_latency_ms = 1 WHERE get_byte(uuid_send(event_id), 15) < 80;
DELETE FROM call_turns WHERE get_byte(uuid_send(event_id), 15) > 200;
INSERT INTO call_turns (call_id, call_started_at, event_id, turn_number, speaker, content, occurred_at)
  SELECT id, started_at, gen_random_uuid(), 99, 'bot', 'never said', started_at FROM calls;
UPDATE call_tool_calls SET tool_args = '{"wrong":1}' WHERE get_byte(uuid_send(event_id), 15) < 128;
UPDATE customers SET total_calls = 99, name = 'wrong' WHERE get_byte(uuid_send(id), 15) < 100;
DELETE FROM customers WHERE get_byte(uuid_send(id), 15) > 200`;

let tape: Tape;
let events: CallEvent[];

beforeAll(async () => {
  tape = await openTape();
  events = await simulatedEvents(CALLS);
});
afterAll(() => tape.close());
beforeEach(() => tape.pool.query(`TRUNCATE call_events, ${PROJECTIONS}, rebuilds`));

async function rebuilt(range: CallRange = {}, options: Partial<RebuildOptions> = {}): Promise<RebuildState> {
  const state = (await openRebuild(tape.pool, range)) ?? (await beginRebuild(tape.pool, range));
  const { pool, phones } = tape;
  return (await rebuild({ pool, phones, range, ...options }, state, new AbortController().signal)).state;
}

test("what is right stays as it is, to the times at which it was written", async () => {
  await tape.store(events);
  const before = await tape.rows({ times: true });
  expect(await rebuilt()).toMatchObject({
    ...{ calls: CALLS, events: events.length, changed: 0, rows: 0, customers: 0, incomplete: 0 },
  });
  expect(await tape.rows({ times: true })).toEqual(before);
});

test("tables that were emptied come back as they were", async () => {
  await tape.store(events);
  const before = await tape.rows();
  await tape.pool.query(`TRUNCATE ${PROJECTIONS}`);
  expect(await rebuilt()).toMatchObject({ calls: CALLS, changed: CALLS });
  expect(await tape.rows()).toEqual(before);
});

test("whatever the calls, what wrong code has written is mended", async () => {
  await fc.assert(
    fc.asyncProperty(anyCalls(), async (calls) => {
      await tape.pool.query(`TRUNCATE call_events, ${PROJECTIONS}, rebuilds`);
      await tape.store(calls);
      const before = await tape.rows();
      await tape.pool.query(DAMAGE);
      await rebuilt();
      expect(await tape.rows()).toEqual(before);
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("workers go on writing meanwhile, and nothing is missed or counted twice", async () => {
  await tape.store(events);
  const right = await tape.rows();
  await tape.pool.query(`TRUNCATE call_events, ${PROJECTIONS}, rebuilds`);
  await tape.store(events.filter((_, i) => i % 2 === 0));
  await tape.pool.query(DAMAGE);
  // Both workers bring all events, each in another order; the one rebuild locks a call or two at a time.
  const stored = async () =>
    Number((await tape.pool.query("SELECT count(*) AS n FROM call_events")).rows[0].n);
  const before = await stored();
  const writing = Promise.all([tape.store(events, 5), tape.store([...events].reverse(), 7)]);
  await rebuilt({}, { batchEvents: 20 });
  expect(await stored()).toBeGreaterThan(before + 100);
  await writing;
  expect(await tape.rows()).toEqual(right);
}, 90_000);

test("a rebuild that was stopped goes on where it was", async () => {
  await tape.store(events);
  const before = await tape.rows();
  await tape.pool.query(`TRUNCATE ${PROJECTIONS}`);
  const stop = new AbortController();
  const state = await beginRebuild(tape.pool, {});
  const first = await rebuild(
    { pool: tape.pool, phones: tape.phones, range: {}, onProgress: ({ calls }) => calls > 0 && stop.abort() },
    state,
    stop.signal,
  );
  expect(first.isFinished).toBe(false);
  expect(first.state.calls).toBeGreaterThan(0);
  expect(first.state.calls).toBeLessThan(CALLS);
  expect(await rebuilt()).toMatchObject({ calls: CALLS, changed: CALLS });
  expect(await tape.rows()).toEqual(before);
  expect(await openRebuild(tape.pool, {})).toBeUndefined();
});

test("two processes do not move one rebuild", async () => {
  await tape.store(events);
  const state = await beginRebuild(tape.pool, {});
  const run = () =>
    rebuild({ pool: tape.pool, phones: tape.phones, range: {} }, state, new AbortController().signal);
  await run();
  await expect(run()).rejects.toThrow("another process goes on with this rebuild");
});

test("a range leaves the calls outside it as they are", async () => {
  const starts = [...new Set(events.map((event) => event.call_started_at))].sort();
  const third = Math.floor(starts.length / 3);
  const [from, until] = [starts[third], starts[2 * third]] as [string, string];
  await tape.store(events);
  const before = await tape.rows();
  await tape.pool.query("UPDATE calls SET turn_count = 999");
  const range = { from: new Date(from), until: new Date(until) };
  const inRange = new Set(
    events.filter(({ call_started_at: at }) => at >= from && at < until).map(({ call_id }) => call_id),
  );
  expect(await rebuilt(range)).toMatchObject({ calls: inRange.size, changed: inRange.size });
  const { rows } = await tape.pool.query("SELECT id FROM calls WHERE turn_count <> 999");
  expect(new Set(rows.map(({ id }) => id))).toEqual(inRange);
  await rebuilt();
  expect(await tape.rows()).toEqual(before);
});

test("what is known from rows alone is not destroyed: calls whose events are gone, customers whose calls are", async () => {
  await tape.store(events);
  const { id } = (await tape.pool.query("SELECT id FROM calls ORDER BY id LIMIT 1")).rows[0];
  await tape.pool.query("DELETE FROM call_events WHERE call_id = $1 AND type <> 'call.started'", [id]);
  await tape.pool.query(`UPDATE customers SET total_calls = total_calls + 7, first_call_at = '2020-01-01'
    WHERE id = (SELECT min(id::text)::uuid FROM customers)`);
  const before = await tape.rows({ times: true });
  expect(await rebuilt()).toMatchObject({
    calls: CALLS - 1,
    changed: 0,
    rows: 0,
    incomplete: 1,
    customers: 0,
  });
  expect(await tape.rows({ times: true })).toEqual(before);
});

test("a call with an event of a newer version is left as it is, and counted", async () => {
  await tape.store(events);
  await tape.pool.query(`UPDATE call_events SET schema_version = 99
    WHERE call_id = (SELECT min(call_id::text)::uuid FROM call_events)`);
  const before = await tape.rows({ times: true });
  expect(await rebuilt()).toMatchObject({ calls: CALLS - 1, unreadable: 1 });
  expect(await tape.rows({ times: true })).toEqual(before);
});

import { fileURLToPath } from "node:url";
import {
  type Child,
  killChildren,
  type RedisServer,
  startChild,
  startRedis,
  waitFor,
} from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, describe, expect, it } from "vitest";
import { type Bench, openBench } from "./support/bench.js";
import { ask, storedEvents } from "./support/database.js";

const CALLS = 12;
const TURNS = 10;
/** Start, end, analysis, update, transfer, error, two tools; and a usage with every turn. */
const EVENTS = CALLS * (8 + 2 * TURNS);
const SCRIPT = fileURLToPath(new URL("fixtures/record-calls.mjs", import.meta.url));
let bench: Bench;
let redis: RedisServer | undefined;

afterEach(async () => {
  killChildren();
  await bench.close();
  await redis?.dispose();
  redis = undefined;
});

function record(lastsMs: number): Child {
  const args = [JSON.stringify({ calls: CALLS, turns: TURNS, lastsMs })];
  return startChild(SCRIPT, { args, env: { ...bench.env, LOG_LEVEL: "warning" } });
}

async function recorded(recorder: Child): Promise<{ ids: string[]; isWritten: boolean; stats: object }> {
  const { input } = await recorder.line(/"recorded"/, { timeoutMs: 60_000 });
  expect(await recorder.exited).toEqual({ code: 0, signal: null });
  return JSON.parse(input);
}

const CALL_ROWS = `
SELECT c.id::text, tenant, customer_id = p.id, p.phone, p.name, total_calls, turn_count, interruption_count,
       tool_call_count, tool_error_count, error_count, event_count, transferred_to_operator,
       total_cost_usd::text, quality_score, agent_version, metadata->>'number'
FROM calls c JOIN customers p USING (tenant) WHERE p.id = c.customer_id
ORDER BY (metadata->>'number')::integer`;

async function expectAllOf(ids: readonly string[]): Promise<void> {
  const rows = await ask(bench.databaseUrl, CALL_ROWS);
  const expected = ids.map((id, number) => [
    ...[id, "shop-7", true, `+380671${String(10 + number).padStart(4, "0")}00`, `Олена ${number}`, 1],
    ...[TURNS, 1, 2, 1, 1, 8 + 2 * TURNS, true, "0.004310000", 0.75, "e2e", String(number)],
  ]);
  expect(rows).toEqual(expected);
  expect(await storedEvents(bench.databaseUrl)).toBe(EVENTS);
  const counts = `SELECT (SELECT count(*) FROM call_turns)::integer, (SELECT count(*) FROM call_tool_calls)::integer,
    (SELECT count(*) FROM incomplete_calls)::integer, (SELECT count(*) FROM dead_letters)::integer`;
  expect(await ask(bench.databaseUrl, counts)).toEqual([[CALLS * TURNS, CALLS * 2, 0, 0]]);
}

describe("calls recorded by another process", () => {
  it("are in the tables, with all that was said of them", async () => {
    bench = await openBench(testServices());
    const { ids, isWritten, stats } = await recorded(record(100));
    expect(isWritten).toBe(true);
    expect(stats).toMatchObject({ sent: EVENTS, mistakes: 0, lost: 0 });
    await bench.drain();
    await expectAllOf(ids);
  });

  it("are in the tables though Redis was killed while they were recorded, and was away for some time", async () => {
    redis = await startRedis();
    bench = await openBench({ ...testServices(), redisUrl: redis.url });
    const worker = bench.worker();
    await worker.line(/"worker_started"/);
    const recorder = record(4_000);
    await waitFor("the first events to be stored", () => storedEvents(bench.databaseUrl), {
      timeoutMs: 30_000,
    });
    await redis.kill();
    await worker.line(/"redis_away"/);
    await recorder.line(/"redis_away"/);
    // Redis stays away until every call has ended: the recorder holds what it has taken since.
    await recorder.line(/"all_ended"/, { timeoutMs: 30_000 });
    expect(await storedEvents(bench.databaseUrl)).toBeLessThan(EVENTS);
    await redis.restart();
    const { ids, isWritten, stats } = await recorded(recorder);
    expect(isWritten).toBe(true);
    expect(stats).toMatchObject({ lost: 0, mistakes: 0, refused: { buffer_full: 0 } });
    await worker.line(/"redis_back"/);
    await bench.stream.drained();
    await expectAllOf(ids);
    worker.kill();
    expect(await worker.exited).toEqual({ code: 0, signal: null });
  });
});

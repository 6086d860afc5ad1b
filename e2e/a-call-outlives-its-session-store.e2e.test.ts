import { fileURLToPath } from "node:url";
import { type Child, killChildren, type RedisServer, startChild, startRedis } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, expect, it } from "vitest";
import { type Bench, openBench } from "./support/bench.js";
import { ask } from "./support/database.js";

const CALLS = 50;
const TIMEOUT_MS = 100;
const script = (name: string) => fileURLToPath(new URL(`fixtures/${name}.mjs`, import.meta.url));
const LONG = { timeoutMs: 60_000 };

let redis: RedisServer;
let bench: Bench;

afterEach(async () => {
  killChildren();
  await bench.close();
  await redis.dispose();
});

const start = (name: string, argument: unknown): Child =>
  startChild(script(name), {
    args: [JSON.stringify(argument)],
    env: { ...bench.env, LOG_LEVEL: "warning" },
  });

interface HandedOver {
  readonly isWritten: boolean;
  readonly steps: Record<string, number>;
  readonly stale: number;
  readonly loads: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly loopDelayMs: number;
  readonly active: number;
}

async function said<T>(child: Child, event: string): Promise<T> {
  const { input } = await child.line(new RegExp(`"event":"${event}"`), LONG);
  return JSON.parse(input) as T;
}

/** Per call: events stored, events stated, the highest number, and how many different ones there are. */
const COUNTS = `
SELECT c.id::text, c.event_count, c.expected_event_count, max(e.seq), count(DISTINCT e.seq)::integer
FROM calls c JOIN call_events e ON e.call_id = c.id GROUP BY 1, 2, 3`;

it("Redis is killed and comes back during 50 calls: all go on, with the newest state, also in another process", async () => {
  redis = await startRedis();
  bench = await openBench({ ...testServices(), redisUrl: redis.url });
  const worker = bench.worker();
  await worker.line(/"worker_started"/, LONG);
  const handler = start("handle-calls-with-sessions", {
    ...{ calls: CALLS, lastsMs: 6_000, everyMs: 100, timeoutMs: TIMEOUT_MS },
  });
  await handler.line(/"all_begun"/, LONG);
  for (let outage = 0; outage < 2; outage++) {
    await redis.kill();
    await handler.line(/"sessions_away"/, LONG);
    await redis.restart();
  }
  const left = await said<HandedOver>(handler, "handed_over");
  expect(await handler.exited).toEqual({ code: 0, signal: null });
  console.log(
    `loads ${left.loads}, p50 ${left.p50Ms.toFixed(2)} ms, p99 ${left.p99Ms.toFixed(2)} ms, ` +
      `max ${left.maxMs.toFixed(1)} ms, longest delay of the event loop ${left.loopDelayMs.toFixed(1)} ms`,
  );
  // A timer is as late as the event loop is.
  expect(left.maxMs).toBeLessThan(TIMEOUT_MS + 2 * left.loopDelayMs + 50);
  expect(left).toMatchObject({ isWritten: true, stale: 0, active: CALLS });

  const ids = Object.keys(left.steps);
  const next = start("resume-calls", ids);
  const ended = await said<{ states: Record<string, unknown> }>(next, "all_ended");
  const states = Object.fromEntries(ids.map((id) => [id, { step: left.steps[id], cart: ["205/55 R16"] }]));
  expect(ended).toMatchObject({ resumed: CALLS, active: CALLS, left: 0, isWritten: true });
  expect(ended.states).toEqual(states);

  await bench.stream.drained(LONG.timeoutMs);
  const rows = await ask<[string, number, number, number, number]>(bench.databaseUrl, COUNTS);
  expect(rows).toHaveLength(CALLS);
  for (const [id, stored, stated, highest, distinct] of rows) {
    // Its start, a turn a step, the operator's turn, its end.
    const events = (left.steps[id] ?? 0) + 3;
    expect([id, stored, stated, highest, distinct]).toEqual([id, events, events, events - 1, events]);
  }
  expect(await ask(bench.databaseUrl, "SELECT * FROM incomplete_calls")).toEqual([]);
  worker.kill();
  expect(await worker.exited).toEqual({ code: 0, signal: null });
});

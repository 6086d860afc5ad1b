import { EVENT_FIELD } from "@calltape/shared";
import { killChildren, type RedisServer, startRedis } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectExactly } from "./expect-exactly.js";
import { makeRecording } from "./recording.js";
import { type Bench, openBench } from "./support/bench.js";
import { logged } from "./support/calltape.js";

const recording = makeRecording({ calls: 20 });
const third = Math.floor(recording.lines.length / 3);
const parts = [
  recording.lines.slice(0, third),
  recording.lines.slice(third, 2 * third),
  recording.lines.slice(2 * third),
] as const;
let redis: RedisServer;
let bench: Bench;

beforeAll(async () => {
  redis = await startRedis();
});
beforeEach(async () => {
  bench = await openBench({ ...testServices(), redisUrl: redis.url });
});
afterEach(async () => {
  killChildren();
  await bench.close();
});
afterAll(() => redis.dispose());

/** Loses the stream and appends, with no moment between the two in which a worker could look. */
async function loseAndAppend(command: readonly string[], lines: readonly string[]): Promise<void> {
  const transaction = bench.stream.redis.multi([[...command]]);
  for (const line of lines) transaction.xadd(bench.stream.key, "*", EVENT_FIELD, line);
  const replies = (await transaction.exec()) ?? [];
  expect(replies.filter(([error]) => error !== null)).toEqual([]);
  expect(replies).toHaveLength(lines.length + 1);
}

describe("a worker whose stream was lost", () => {
  it.each([
    ["deleted", () => ["del", bench.stream.key]],
    ["flushed with the whole of Redis", () => ["flushall"]],
  ])("stores what came since, when it was %s", async (_, command) => {
    const worker = bench.worker();
    await bench.stream.add(...parts[0]);
    await bench.stream.drained();
    await loseAndAppend(command(), parts[1]);
    await bench.stream.drained();
    expect(logged(worker, "stream_reset")).toMatchObject([{ level: "warning", stream: bench.stream.key }]);
    await bench.stream.add(...parts[2]);
    await bench.stream.drained();
    await expectExactly(bench.databaseUrl, recording.figures);
    expect(logged(worker, "redis_away")).toEqual([]);
  });
});

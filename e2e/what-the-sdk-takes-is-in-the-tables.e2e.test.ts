import { killChildren, type RedisServer, startRedis, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, describe, expect, it } from "vitest";
import { type Bench, openBench } from "./support/bench.js";
import { storedEvents } from "./support/database.js";
import { eventsPerCall, expectStored, recordCalls, recordedBy } from "./support/recorded-calls.js";

const CALLS = { calls: 12, turns: 10 };
const EVENTS = CALLS.calls * eventsPerCall(CALLS);
let bench: Bench;
let redis: RedisServer | undefined;

afterEach(async () => {
  killChildren();
  await bench.close();
  await redis?.dispose();
  redis = undefined;
});

describe("calls recorded by another process", () => {
  it("are in the tables, with all that was said of them", async () => {
    bench = await openBench(testServices());
    const calls = { ...CALLS, lastsMs: 100 };
    const { ids, isWritten, stats } = await recordedBy(recordCalls(calls, bench.env));
    expect(isWritten).toBe(true);
    expect(stats).toMatchObject({ sent: EVENTS, mistakes: 0, lost: 0 });
    await bench.drain();
    await expectStored(bench.databaseUrl, ids, calls);
  });

  it("are in the tables though Redis was killed while they were recorded, and was away for some time", async () => {
    redis = await startRedis();
    bench = await openBench({ ...testServices(), redisUrl: redis.url });
    const worker = bench.worker();
    await worker.line(/"worker_started"/);
    const calls = { ...CALLS, lastsMs: 4_000 };
    const recorder = recordCalls(calls, bench.env);
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
    const { ids, isWritten, stats } = await recordedBy(recorder);
    expect(isWritten).toBe(true);
    expect(stats).toMatchObject({ lost: 0, mistakes: 0, refused: { buffer_full: 0 } });
    await worker.line(/"redis_back"/);
    await bench.stream.drained();
    await expectStored(bench.databaseUrl, ids, calls);
    worker.kill();
    expect(await worker.exited).toEqual({ code: 0, signal: null });
  });
});

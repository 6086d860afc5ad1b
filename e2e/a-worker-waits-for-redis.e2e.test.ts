import { killChildren, type RedisServer, startRedis } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectExactly } from "./expect-exactly.js";
import { makeRecording } from "./recording.js";
import { type Bench, openBench } from "./support/bench.js";
import { logged } from "./support/calltape.js";

const recording = makeRecording({ calls: 20 });
const half = Math.floor(recording.lines.length / 2);
const LONG = { timeoutMs: 30_000 };
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

const set = (name: string, value: string) => bench.stream.redis.config("SET", name, value);

async function startedWorker() {
  const worker = bench.worker();
  await bench.stream.add(...recording.lines.slice(0, half));
  await bench.stream.drained();
  return worker;
}

describe("a worker whose Redis refuses", () => {
  it("everything, since it has no replica, says so once and goes on by itself when it has one again", async () => {
    const worker = await startedWorker();
    await bench.stream.add(...recording.lines.slice(half));
    await bench.stream.drained();
    await set("min-replicas-to-write", "1");
    await worker.line(/"redis_away"/, LONG);
    await set("min-replicas-to-write", "0");
    await worker.line(/"redis_back"/, LONG);
    await bench.stream.drained();
    expect(JSON.stringify(logged(worker, "redis_away"))).toMatch(/NOREPLICAS/);
    expect(logged(worker, "redis_away")).toHaveLength(1);
    await expectExactly(bench.databaseUrl, recording.figures);
  });

  it("new entries, since it is full, drains what is there all the same, though it has only just begun", async () => {
    const before = await startedWorker();
    before.kill();
    await before.exited;
    await bench.stream.add(...recording.lines.slice(half));
    await set("maxmemory", "1");
    try {
      const worker = bench.worker();
      await bench.stream.drained();
      expect(logged(worker, "redis_away")).toEqual([]);
    } finally {
      await set("maxmemory", "0");
    }
    await expectExactly(bench.databaseUrl, recording.figures);
  });
});

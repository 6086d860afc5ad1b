import { CONSUMER_GROUP } from "@calltape/shared";
import { killChildren, startTcpProxy, type TcpProxy, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectExactly } from "./expect-exactly.js";
import { makeRecording, type RecordingFile } from "./recording.js";
import { type Bench, openBench } from "./support/bench.js";
import { type Environment, logged, succeed } from "./support/calltape.js";
import { BATCH, HELD, portOf } from "./support/filled-worker.js";

const services = testServices();
const recording = makeRecording({ calls: 60 });
const LONG = { timeoutMs: 30_000 };
const half = Math.floor(recording.lines.length / 2);
/** Recorded time in some two seconds. */
const SPEED = String(recording.spanMs / 2_000);
let file: RecordingFile;
let bench: Bench;
let proxy: TcpProxy;

beforeAll(async () => {
  file = await recording.write();
});
beforeEach(async () => {
  bench = await openBench(services);
  proxy = await startTcpProxy(portOf(services.databaseUrl));
});
afterEach(async () => {
  killChildren();
  await proxy.close();
  await bench.close();
});
afterAll(() => file.remove());

const startWorker = (env: Environment = {}) => {
  const DATABASE_URL = proxy.through(bench.databaseUrl);
  return bench.worker({ DATABASE_URL, CALLTAPE_BATCH_SIZE: String(BATCH), ...env });
};

describe("a worker whose Postgres goes away", () => {
  it("says so once, reads nothing meanwhile, and goes on by itself when it is back", async () => {
    const worker = startWorker();
    await bench.stream.add(...recording.lines.slice(0, half));
    await bench.stream.drained();

    proxy.refuse();
    // Two seconds' worth of events, many times what a worker may hold.
    const replay = succeed(["replay", "--speed", SPEED, file.path], bench.env);
    await worker.line(/"postgres_away"/, LONG);
    const pending = await bench.stream.pending();
    expect(pending).toBeLessThanOrEqual(HELD);
    await replay;
    expect(await bench.stream.length()).toBe(half + recording.lines.length);
    expect(await bench.stream.pending()).toBe(pending);
    expect(logged(worker, "postgres_away")).toHaveLength(1);
    expect(logged(worker, "postgres_back")).toHaveLength(0);

    await proxy.accept();
    await bench.stream.drained();
    await expectExactly(bench.databaseUrl, recording.figures);
    expect(logged(worker, "postgres_away")).toMatchObject([{ level: "warning" }]);
    const [back, ...more] = logged(worker, "postgres_back");
    expect(more).toEqual([]);
    expect(Number(back?.["away_ms"])).toBeGreaterThan(1_000);
    worker.kill();
    expect(await worker.exited).toEqual({ code: 0, signal: null });
  });

  it("takes nothing over from others meanwhile, so that deliveries go on counting tries", async () => {
    const claimAfter = 100;
    const worker = startWorker({ CALLTAPE_CLAIM_AFTER_MS: String(claimAfter) });
    await bench.stream.add(...recording.lines.slice(0, half));
    await bench.stream.drained();
    proxy.refuse();
    const [next = "", ...others] = recording.lines.slice(half);
    await bench.stream.add(next);
    await worker.line(/"postgres_away"/, LONG);

    await bench.stream.add(...others);
    const { redis, key } = bench.stream;
    await redis.xreadgroup("GROUP", CONSUMER_GROUP, "dead", "COUNT", 10, "STREAMS", key, ">");
    const claims = () => logged(worker, "entries_claimed").length;
    const before = claims();
    const left = () => redis.xpending(key, CONSUMER_GROUP, "-", "+", 100, "dead");
    const silence = async () =>
      Math.min(...((await left()) as [string, string, number][]).map(([, , ms]) => ms));
    await waitFor("them to be silent for long", async () => (await silence()) > 20 * claimAfter);
    expect((await left()).map((row) => (row as unknown[])[3])).toEqual(Array(10).fill(1));
    expect(claims()).toBe(before);

    await proxy.accept();
    await bench.stream.drained();
    expect(claims()).toBeGreaterThan(before);
    await expectExactly(bench.databaseUrl, recording.figures);
  });

  it("before it has ever been there is waited for in the same way", async () => {
    proxy.refuse();
    const worker = startWorker();
    await worker.line(/"postgres_away"/, LONG);
    await bench.stream.add(...recording.lines);
    expect(await bench.stream.length()).toBe(recording.lines.length);
    await proxy.accept();
    await worker.line(/"postgres_back"/, LONG);
    await bench.stream.drained();
    await expectExactly(bench.databaseUrl, recording.figures);
    expect(logged(worker, "postgres_away")).toHaveLength(1);
  });
});

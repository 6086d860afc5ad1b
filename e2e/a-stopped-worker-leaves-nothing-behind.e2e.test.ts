import { type Child, killChildren, startTcpProxy, type TcpProxy } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { expectExactly } from "./expect-exactly.js";
import { makeRecording } from "./recording.js";
import { type Bench, openBench } from "./support/bench.js";
import { logged } from "./support/calltape.js";
import { storedEvents } from "./support/database.js";
import { filledWorker, HELD, portOf } from "./support/filled-worker.js";

const services = testServices();
const recording = makeRecording({ calls: 20 });
const HOUR = 3_600_000;
let bench: Bench;
let proxy: TcpProxy;

beforeEach(async () => {
  bench = await openBench(services);
  proxy = await startTcpProxy(portOf(services.databaseUrl));
});
afterEach(async () => {
  killChildren();
  await proxy.close();
  await bench.close();
});

async function stopped(worker: Child): Promise<number> {
  const begun = performance.now();
  worker.kill("SIGTERM");
  expect(await worker.exited).toEqual({ code: 0, signal: null });
  return performance.now() - begun;
}

/** Another worker, that takes from nobody who has been silent for less than an hour. */
async function expectOthersToGoOn(): Promise<void> {
  await bench.drain({ CALLTAPE_CLAIM_AFTER_MS: String(HOUR) });
  await expectExactly(bench.databaseUrl, recording.figures);
}

describe("a worker that is stopped while it drains", () => {
  it("stores the batches in hand, and hands back the rest for others to take at once", async () => {
    const worker = await filledWorker(bench, proxy, recording.lines);
    expect(await stopped(worker)).toBeLessThan(10_000);
    expect(await storedEvents(bench.databaseUrl)).toBeGreaterThan(1);
    const idle = await bench.stream.idleTimes();
    expect(idle.length).toBeGreaterThan(0);
    // What was on its way to Postgres was stored, and acknowledged.
    expect(idle.length).toBeLessThan(HELD);
    expect(idle.every((ms) => ms > HOUR)).toBe(true);
    await expectOthersToGoOn();
  });

  it("leaves the group when it holds nothing", async () => {
    const worker = bench.worker();
    await bench.stream.add(...recording.lines);
    await bench.stream.drained();
    expect(await bench.stream.consumers()).toHaveLength(1);
    await stopped(worker);
    expect(await bench.stream.consumers()).toEqual([]);
    expect(logged(worker, "worker_stopped")).toHaveLength(1);
    await expectExactly(bench.databaseUrl, recording.figures);
  });
});

describe("a worker that is stopped while Postgres is away", () => {
  const STOP_MS = 1_000;
  const env = { CALLTAPE_STOP_TIMEOUT_MS: String(STOP_MS) };
  const refuse = () => proxy.refuse();
  const fallSilent = () => proxy.blackhole();

  it.each([
    ["refuses connections", refuse],
    ["takes connections and never answers", fallSilent],
  ])("gives up in time and hands back all it holds, when Postgres %s", async (_, breakOff) => {
    const worker = await filledWorker(bench, proxy, recording.lines, env);
    breakOff();
    expect(await stopped(worker)).toBeLessThan(STOP_MS + 3_000);
    const idle = await bench.stream.idleTimes();
    expect(idle.length).toBeGreaterThan(0);
    expect(idle.every((ms) => ms > HOUR)).toBe(true);
    await proxy.accept();
    await expectOthersToGoOn();
  });

  it.each([
    ["refuses connections", refuse],
    ["takes connections and never answers", fallSilent],
  ])("gives up in time before it has begun, when Postgres %s", async (_, breakOff) => {
    breakOff();
    const worker = bench.worker({ ...env, DATABASE_URL: proxy.through(bench.databaseUrl) });
    await worker.line(/"worker_started"/);
    expect(await stopped(worker)).toBeLessThan(STOP_MS + 3_000);
  });
});

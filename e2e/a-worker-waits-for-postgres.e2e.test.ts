import { killChildren, startTcpProxy, type TcpProxy, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectExactly } from "./expect-exactly.js";
import { makeRecording, type RecordingFile } from "./recording.js";
import { type Bench, openBench } from "./support/bench.js";
import { logged, succeed } from "./support/calltape.js";
import { storedEvents } from "./support/database.js";
import { BATCH, HELD, portOf } from "./support/filled-worker.js";

const services = testServices();
const recording = makeRecording({ calls: 60 });
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

const startWorker = () =>
  bench.worker({ DATABASE_URL: proxy.through(bench.databaseUrl), CALLTAPE_BATCH_SIZE: String(BATCH) });

describe("a worker whose Postgres goes away", () => {
  it("says so once, reads nothing meanwhile, and goes on by itself when it is back", async () => {
    const worker = startWorker();
    await bench.stream.add(...recording.lines.slice(0, half));
    await waitFor("the first half to be stored", async () => {
      await bench.stream.drained();
      return storedEvents(bench.databaseUrl);
    });

    proxy.refuse();
    // Two seconds' worth of events, many times what a worker may hold.
    const replay = succeed(["replay", "--speed", SPEED, file.path], bench.env);
    await worker.line(/"postgres_away"/);
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

  it("before it has ever been there is waited for in the same way", async () => {
    proxy.refuse();
    const worker = startWorker();
    await worker.line(/"postgres_away"/);
    await bench.stream.add(...recording.lines);
    expect(await bench.stream.length()).toBe(recording.lines.length);
    await proxy.accept();
    await worker.line(/"postgres_back"/);
    await bench.stream.drained();
    await expectExactly(bench.databaseUrl, recording.figures);
    expect(logged(worker, "postgres_away")).toHaveLength(1);
  });
});

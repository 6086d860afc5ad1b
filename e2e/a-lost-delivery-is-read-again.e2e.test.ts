import { killChildren, startTcpProxy, type TcpProxy, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { expectExactly } from "./expect-exactly.js";
import { makeRecording } from "./recording.js";
import { type Bench, openBench } from "./support/bench.js";
import { logged } from "./support/calltape.js";
import { storedEvents } from "./support/database.js";
import { filledWorker, portOf } from "./support/filled-worker.js";

const services = testServices();
const recording = makeRecording({ calls: 10 });
const [first = "", ...others] = recording.lines;
/** Nobody takes anything over from anybody: what is stored, its own worker has read again. */
const NEVER = { CALLTAPE_CLAIM_AFTER_MS: "86400000", CALLTAPE_CONSUMER: "filled" };
let bench: Bench;
let proxy: TcpProxy | undefined;

beforeEach(async () => {
  bench = await openBench(services);
});
afterEach(async () => {
  killChildren();
  await proxy?.close();
  await bench.close();
});

describe("entries that a worker was given and never got", () => {
  it("are read again by it when the connection broke while they were on their way", async () => {
    proxy = await startTcpProxy(portOf(services.redisUrl));
    const worker = bench.worker({ ...NEVER, REDIS_URL: proxy.through(services.redisUrl) });
    await bench.stream.add(first);
    await bench.stream.drained();
    proxy.delay(700);
    await bench.stream.add(...others);
    const isGiven = async () => (await bench.stream.pending("filled")) > 0;
    await waitFor("Redis to have given the worker something", isGiven, { intervalMs: 5 });
    proxy.cut();
    expect(await storedEvents(bench.databaseUrl)).toBe(1);

    await proxy.accept();
    await bench.stream.drained();
    await expectExactly(bench.databaseUrl, recording.figures);
    expect(logged(worker, "redis_away")).toHaveLength(1);
    expect(logged(worker, "redis_back")).toHaveLength(1);
  });

  it("are read again by the next process of its name, when it was killed", async () => {
    proxy = await startTcpProxy(portOf(services.databaseUrl));
    const victim = await filledWorker(bench, proxy, recording.lines, NEVER);
    victim.kill("SIGKILL");
    await victim.exited;
    expect(await bench.stream.pending("filled")).toBeGreaterThan(0);
    const successor = await bench.drain(NEVER);
    await expectExactly(bench.databaseUrl, recording.figures);
    expect(logged(successor, "entries_claimed")).toEqual([]);
  });
});

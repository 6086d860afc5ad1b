import { killChildren, startTcpProxy, type TcpProxy } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, it } from "vitest";
import { expectExactly } from "./expect-exactly.js";
import { makeRecording } from "./recording.js";
import { type Bench, openBench } from "./support/bench.js";
import { logged } from "./support/calltape.js";
import { filledWorker, portOf } from "./support/filled-worker.js";

const services = testServices();
const recording = makeRecording({ calls: 20 });
const CLAIM_AFTER = 1_500;
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

it("what a killed worker held is taken over by another, as soon as it has been silent long enough", async () => {
  const victim = await filledWorker(bench, proxy, recording.lines, { CALLTAPE_CLAIM_AFTER_MS: "86400000" });
  victim.kill("SIGKILL");
  await victim.exited;
  const left = await bench.stream.pending("filled");
  expect(left).toBeGreaterThan(0);

  const successor = await bench.drain({ CALLTAPE_CLAIM_AFTER_MS: String(CLAIM_AFTER) });
  const claimed = logged(successor, "entries_claimed").map((line) => Number(line["count"]));
  // A busy machine may let it claim what is its own already.
  expect(claimed.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(left);
  await expectExactly(bench.databaseUrl, recording.figures);
  expect(await bench.stream.pending()).toBe(0);
});

import { CONSUMER_GROUP } from "@calltape/shared";
import { killChildren, startTcpProxy, type TcpProxy, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, it } from "vitest";
import { expectExactly } from "./expect-exactly.js";
import { makeRecording } from "./recording.js";
import { type Bench, openBench } from "./support/bench.js";
import { logged } from "./support/calltape.js";
import { storedEvents } from "./support/database.js";
import { filledWorker, portOf } from "./support/filled-worker.js";
import { scrape } from "./support/metrics.js";

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

it("the name of a worker that is gone is removed once nothing is pending for it, and not before", async () => {
  const { redis, key } = bench.stream;
  await bench.stream.add(...recording.lines.slice(0, 2));
  await redis.xgroup("CREATE", key, CONSUMER_GROUP, "0");
  for (const name of ["gone", "slow"]) {
    await redis.xreadgroup("GROUP", CONSUMER_GROUP, name, "COUNT", 1, "STREAMS", key, ">");
  }
  const [[id = ""] = []] = (await redis.xpending(key, CONSUMER_GROUP, "-", "+", 1, "gone")) as string[][];
  await redis.xack(key, CONSUMER_GROUP, id);
  // A worker claims after 100 ms, and takes for gone who was silent for ten times that.
  const worker = bench.worker({ CALLTAPE_CLAIM_AFTER_MS: "100", CALLTAPE_CONSUMER: "alive" });
  const isAlone = async () => (await bench.stream.consumers()).join() === "alive";
  await waitFor("the others to be removed", isAlone, { timeoutMs: 30_000 });
  for (const name of ["gone", "slow"]) await worker.line(new RegExp(`"consumer_removed".*"${name}"`));
  // What the slow one had not finished was taken over before.
  await bench.stream.drained();
  const url = String(logged(worker, "http_listening")[0]?.["url"]);
  expect((await scrape(url))["calltape_claims_total"]).toBeGreaterThan(0);
  expect(await storedEvents(bench.databaseUrl)).toBe(1);
});

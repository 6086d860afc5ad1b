import { createRecorder, type Recorder } from "@calltape/producer";
import { recorderMetrics, serveMetrics } from "@calltape/producer/metrics";
import { EVENT_FIELD, eventTypes } from "@calltape/shared";
import { callMetricDefinitions } from "@calltape/shared/metrics";
import { killChildren, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { Registry } from "prom-client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Bench, openBench } from "./support/bench.js";
import { ask } from "./support/database.js";
import { movedSeries, type Series, scrape } from "./support/metrics.js";
import { endCall, recordEveryType } from "./support/record-every-type.js";
import { tableMetrics } from "./support/table-metrics.js";

const { redisUrl } = testServices();
const CALLS = 12;
const { active_calls: _, ...counted } = callMetricDefinitions;
const METRICS = Object.keys(counted);

let bench: Bench;
let recorder: Recorder;
let registry: Registry;

beforeEach(async () => {
  bench = await openBench(testServices());
  registry = new Registry();
  recorder = createRecorder({
    ...{ redisUrl, prefix: bench.prefix, metrics: recorderMetrics(registry, { calls: true }) },
    logger: { debug: ignore, info: ignore, warning: ignore, error: ignore },
  });
});

afterEach(async () => {
  await recorder.close();
  killChildren();
  await bench.close();
});

function ignore() {
  // Redis stays where it is: there is nothing to say.
}

const numbers = Array.from({ length: CALLS }, (_, number) => number);

/** Sessions are written, and read, a moment later. */
const activeCalls = (url: string, count: number) =>
  waitFor(`${count} active calls`, async () => (await scrape(url))["active_calls"] === count, {
    timeoutMs: 30_000,
  });

/** The same series, and as good as the same numbers: sums of doubles differ in their last digits. */
function expectEqual(actual: Series, expected: Series): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected)) {
    const difference = Math.abs((actual[name] ?? Number.NaN) - value);
    expect(difference / value, name).toBeLessThanOrEqual(1e-9);
  }
}

async function expectEveryTypeStored(): Promise<void> {
  const types = await ask<[string]>(bench.databaseUrl, "SELECT DISTINCT type FROM call_events");
  expect(types.flat().sort()).toEqual([...eventTypes].sort());
}

/** Every metric has moved: each has at least one series that is not zero. */
function expectAllMoved(series: Series): void {
  const moved = Object.keys(movedSeries(series, METRICS));
  expect(METRICS.filter((metric) => !moved.some((name) => name.startsWith(metric)))).toEqual([]);
}

it("a handler that counts its own calls counts what the tables hold", async () => {
  const server = await serveMetrics({ registry, port: 0 });
  try {
    const calls = numbers.map((number) => recordEveryType(recorder, number));
    await activeCalls(server.url, CALLS);
    calls.forEach(endCall);
    expect(await recorder.flush({ timeoutMs: 10_000 })).toBe(true);
    await bench.drain();
    const shown = await scrape(server.url);
    expectAllMoved(shown);
    expectEqual(movedSeries(shown, METRICS), await tableMetrics(bench.databaseUrl));
    await expectEveryTypeStored();
    expect(shown).toMatchObject({
      calltape_recorder_sent_total: await bench.stream.length(),
      calltape_recorder_buffered_events: 0,
      'calltape_recorder_refused_total{reason="buffer_full"}': 0,
    });
    await activeCalls(server.url, 0);
  } finally {
    await server.close();
  }
});

it("a worker counts what it stores, once, however often it comes", async () => {
  const worker = bench.worker({ LOG_LEVEL: "info" });
  const [, url = ""] = await worker.line(/"http_listening".*"url":"(http:[^"]+)"/);
  const calls = numbers.map((number) => recordEveryType(recorder, number));
  await activeCalls(url, CALLS);
  calls.forEach(endCall);
  await recorder.flush({ timeoutMs: 10_000 });
  await bench.stream.drained();
  const once = await scrape(url);
  expectAllMoved(once);
  expectEqual(movedSeries(once, METRICS), await tableMetrics(bench.databaseUrl));
  await expectEveryTypeStored();

  const entries = await bench.stream.redis.xrange(bench.stream.key, "-", "+");
  const events = entries.map(([, fields]) => fields[fields.indexOf(EVENT_FIELD) + 1] ?? "");
  await bench.stream.add(...events, ...events);
  await bench.stream.drained();
  const again = await scrape(url);
  expect(movedSeries(again, METRICS)).toEqual(movedSeries(once, METRICS));
  expect(again["calltape_duplicates_total"]).toBe(2 * events.length);
  await activeCalls(url, 0);
});

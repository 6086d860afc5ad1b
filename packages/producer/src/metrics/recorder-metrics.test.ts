import { Registry } from "prom-client";
import { expect, it } from "vitest";
import { collectingLogger } from "../../fixtures/collecting-logger.js";
import { InMemoryRecorder } from "../in-memory-recorder.js";
import { recorderMetrics } from "./recorder-metrics.js";

/** The value of one series, by its line in `/metrics`. */
async function seriesValue(registry: Registry, series: string): Promise<number | undefined> {
  const lines = (await registry.metrics()).split("\n");
  const line = lines.find((candidate) => candidate.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

it("shows what a recorder has done whenever it is asked", async () => {
  const registry = new Registry();
  const recorder = new InMemoryRecorder({ metrics: recorderMetrics(registry) });
  const call = recorder.startCall({ direction: "inbound" });
  expect(await seriesValue(registry, "calltape_recorder_sent_total")).toBe(1);
  call.end({ endReason: "caller_hangup" });
  await recorder.close();
  call.error({ component: "stt", code: "late" });
  expect(await seriesValue(registry, "calltape_recorder_sent_total")).toBe(2);
  expect(await seriesValue(registry, 'calltape_recorder_refused_total{reason="closed"}')).toBe(1);
  expect(await seriesValue(registry, 'calltape_recorder_refused_total{reason="buffer_full"}')).toBe(0);
});

it("adds up the recorders of one process", async () => {
  const registry = new Registry();
  for (let made = 0; made < 3; made++) {
    const recorder = new InMemoryRecorder({ metrics: recorderMetrics(registry) });
    recorder.startCall({ direction: "inbound" });
  }
  expect(await seriesValue(registry, "calltape_recorder_sent_total")).toBe(3);
  expect(await seriesValue(registry, "calltape_recorder_lost_total")).toBe(0);
});

it("counts what calls do only where it is asked to", async () => {
  const [without, counting] = [new Registry(), new Registry()];
  for (const [registry, calls] of [
    [without, false],
    [counting, true],
  ] as const) {
    const recorder = new InMemoryRecorder({ metrics: recorderMetrics(registry, { calls }) });
    const call = recorder.startCall({ direction: "inbound", startedAt: new Date(Date.now() - 20_000) });
    call.turn({ turn: 1, speaker: "customer", content: "", sttLatencyMs: 210 });
    call.end({ endReason: "caller_hangup", outcome: "resolved" });
  }
  const ended = 'calls_total{outcome="resolved",end_reason="caller_hangup"}';
  expect(await seriesValue(without, ended)).toBeUndefined();
  expect(await seriesValue(counting, ended)).toBe(1);
  expect(await seriesValue(counting, 'turns_total{speaker="customer"}')).toBe(1);
  expect(await seriesValue(counting, "stt_latency_ms_sum")).toBe(210);
  expect(await seriesValue(counting, "call_duration_seconds_sum")).toBeGreaterThanOrEqual(20);
});

it("counts only what is taken", async () => {
  const registry = new Registry();
  const recorder = new InMemoryRecorder({ metrics: recorderMetrics(registry, { calls: true }) });
  const call = recorder.startCall({ direction: "inbound" });
  call.turn({ turn: 0, speaker: "bot", content: "" });
  await recorder.close();
  call.turn({ turn: 1, speaker: "bot", content: "" });
  expect(await seriesValue(registry, 'turns_total{speaker="bot"}')).toBe(0);
});

it("records on though its metrics fail, and says so once", () => {
  const log = collectingLogger();
  const fail = () => {
    throw new Error("no metrics today");
  };
  const metrics = { attach: fail, observe: fail };
  const recorder = new InMemoryRecorder({ metrics, logger: log.logger });
  const call = recorder.startCall({ direction: "inbound" });
  call.end({ endReason: "caller_hangup" });
  expect(recorder.events.map(({ type }) => type)).toEqual(["call.started", "call.ended"]);
  expect(recorder.mistakes).toEqual([]);
  expect(log.named("metrics_failed")).toHaveLength(1);
});

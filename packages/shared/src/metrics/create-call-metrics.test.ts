import fc from "fast-check";
import { Counter, Gauge, Registry } from "prom-client";
import { expect, test } from "vitest";
import { MAX_LABEL_VALUES } from "./bounded-label.js";
import { callMetricDefinitions } from "./call-metric-definitions.js";
import { createCallMetrics } from "./create-call-metrics.js";
import type { MetricDefinition } from "./metric-definition.js";
import type { ObservedEvent } from "./observed-event.js";

const NOW = Date.parse("2026-11-02T10:00:00.000Z");
const MINUTES = 60_000;

function turn(agoMs: number): ObservedEvent {
  const at = new Date(NOW - agoMs).toISOString();
  const data = { turn: 1, speaker: "bot", content: "", llm_latency_ms: 700 } as const;
  return { type: "turn.completed", call_started_at: at, at, data };
}

function tool(tool_name: string): ObservedEvent {
  const at = new Date(NOW).toISOString();
  return {
    type: "tool.completed",
    ...{ call_started_at: at, at, data: { tool_name, duration_ms: 5, success: false } },
  };
}

/** Values by their line in `/metrics`, zeros left out. */
async function series(registry: Registry): Promise<Record<string, number>> {
  const lines = (await registry.metrics()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const pairs = lines.map((line): [string, number] => {
    const end = line.lastIndexOf(" ");
    return [line.slice(0, end), Number(line.slice(end + 1))];
  });
  return Object.fromEntries(pairs.filter(([, value]) => value !== 0));
}

test("counts every event, and takes for a latency only what is younger than ten minutes", async () => {
  const registry = new Registry();
  const metrics = createCallMetrics(registry);
  for (const ago of [-5_000, 0, 10 * MINUTES - 1, 10 * MINUTES, 60 * MINUTES]) {
    metrics.observe(turn(ago), { now: NOW });
  }
  const shown = await series(registry);
  expect(shown['turns_total{speaker="bot"}']).toBe(5);
  expect(shown["llm_latency_ms_count"]).toBe(3);
  expect(shown["llm_latency_ms_sum"]).toBe(2_100);
});

test("gives the same metrics for the same registry", async () => {
  const registry = new Registry();
  createCallMetrics(registry).observe(turn(0), { now: NOW });
  createCallMetrics(registry).observe(turn(0), { now: NOW });
  expect((await series(registry))['turns_total{speaker="bot"}']).toBe(2);
});

test("refuses a registry that has something else under a name of its own", () => {
  const registry = new Registry();
  new Gauge({ name: "calls_total", help: "mine", registers: [registry] });
  expect(() => createCallMetrics(registry)).toThrow(
    "the registry has a metric calls_total that is no counter; give Calltape a registry of its own",
  );
});

test("begins at zero wherever the labels are known, and shows active calls once they are", async () => {
  const registry = new Registry();
  const metrics = createCallMetrics(registry);
  const text = await registry.metrics();
  expect(text).toContain('calls_total{outcome="unknown",end_reason="lost"} 0\n');
  expect(text).toContain('pipeline_errors_total{component="other"} 0\n');
  expect(text).toContain("total_response_latency_ms_count 0\n");
  expect(text).not.toContain("active_calls");
  metrics.setActiveCalls(3);
  metrics.setActiveCalls(2);
  expect(await registry.metrics()).toContain("active_calls 2\n");
});

test("never has more series than its labels allow, whatever tools are called", async () => {
  const names = fc.array(fc.string({ maxLength: 12 }), { minLength: 150, maxLength: 250, size: "max" });
  await fc.assert(
    fc.asyncProperty(names, async (given) => {
      const registry = new Registry();
      const metrics = createCallMetrics(registry);
      for (const name of given) metrics.observe(tool(name), { now: NOW });
      const counter = registry.getSingleMetric("tool_call_errors_total");
      if (!(counter instanceof Counter)) throw new Error("it is no counter");
      const { values } = await counter.get();
      // Those kept apart, `other` and `unknown`; of each one error type came.
      expect(values.length).toBeLessThanOrEqual(MAX_LABEL_VALUES + 2);
      const total = values.reduce((sum, { value }) => sum + value, 0);
      expect(total).toBe(given.length);
    }),
    { numRuns: 10 },
  );
});

const thresholds = {
  total_response_latency_ms: 2500,
  stt_latency_ms: 700,
  llm_latency_ms: 1500,
  tts_latency_ms: 600,
} as const;

test("has buckets that ascend and contain the thresholds of the alerts", () => {
  for (const [name, { kind, buckets = [] }] of Object.entries<MetricDefinition>(callMetricDefinitions)) {
    expect(buckets, name).toEqual([...new Set(buckets)].sort((a, b) => a - b));
    expect(buckets.length > 0, name).toBe(kind === "histogram");
  }
  for (const [name, threshold] of Object.entries(thresholds)) {
    expect(callMetricDefinitions[name as keyof typeof thresholds].buckets).toContain(threshold);
  }
});

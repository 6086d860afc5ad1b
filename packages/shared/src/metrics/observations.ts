import { costComponentOf } from "../events/cost-component.js";
import type { EventData, EventType } from "../events/registry.js";
import type { callMetricDefinitions } from "./call-metric-definitions.js";
import type { LabelsOf } from "./metric-definition.js";
import type { ObservedEvent } from "./observed-event.js";

type Definitions = typeof callMetricDefinitions;

/** The metrics events are counted in. What is a level, such as `active_calls`, is read elsewhere. */
export type ObservedMetric = {
  [N in keyof Definitions]: Definitions[N]["kind"] extends "gauge" ? never : N;
}[keyof Definitions];

/** A counter grows by `value`; a histogram takes it in. */
export type Observation = {
  [N in ObservedMetric]: {
    readonly metric: N;
    readonly labels: LabelsOf<Definitions[N]>;
    readonly value: number;
  };
}[ObservedMetric];

type Observe<T extends EventType> = (event: Extract<ObservedEvent, { type: T }>) => readonly Observation[];

type Latency = "stt_latency_ms" | "llm_latency_ms" | "tts_latency_ms" | "total_response_latency_ms";

/** What was not measured is absent, which is not zero. */
function latency(metric: Latency, value: number | null | undefined): readonly Observation[] {
  return value === undefined || value === null ? [] : [{ metric, labels: {}, value }];
}

function toolError({ tool_name, error_type }: EventData<"tool.completed">): readonly Observation[] {
  const labels = { tool_name, error_type: error_type ?? "unknown" } as const;
  return [{ metric: "tool_call_errors_total", labels, value: 1 }];
}

/** An HTTP status, or a word such as `timeout` or `ECONNRESET`. */
const SHORT_CODE = /^[A-Za-z0-9_.-]{1,32}$/;

const secondsBetween = (start: string, end: string) =>
  Math.max(0, Date.parse(end) - Date.parse(start)) / 1_000;

/**
 * What each event type says to the metrics. Rows follow from the same events
 * (projections of the consumer), so neither can know of something the other
 * does not.
 */
const table: { readonly [T in EventType]: Observe<T> | "ignored" } = {
  "call.started": "ignored",
  "call.updated": "ignored",
  "turn.completed": ({ data }) => [
    { metric: "turns_total", labels: { speaker: data.speaker }, value: 1 },
    ...latency("stt_latency_ms", data.stt_latency_ms),
    ...latency("llm_latency_ms", data.llm_latency_ms),
    ...latency("tts_latency_ms", data.tts_latency_ms),
    ...latency("total_response_latency_ms", data.total_response_latency_ms),
  ],
  "tool.completed": ({ data }) => [
    { metric: "tool_calls_total", labels: { tool_name: data.tool_name }, value: 1 },
    { metric: "tool_call_duration_ms", labels: { tool_name: data.tool_name }, value: data.duration_ms },
    ...(data.success ? [] : toolError(data)),
  ],
  "error.raised": ({ data: { component, code } }) => [
    component === "store_api"
      ? {
          metric: "store_api_errors_total",
          labels: { status_code: SHORT_CODE.test(code) ? code : "other" },
          value: 1,
        }
      : { metric: "pipeline_errors_total", labels: { component }, value: 1 },
  ],
  "call.transferred": ({ data: { reason, result } }) =>
    result === "succeeded" ? [{ metric: "transfers_to_operator_total", labels: { reason }, value: 1 }] : [],
  // A double keeps 15 digits: sums of billionths of a dollar are exact in the tables, and nearly so here.
  "usage.recorded": ({ data: { component, cost } }) => [
    { metric: "call_cost_usd_total", labels: { component: costComponentOf[component] }, value: Number(cost) },
  ],
  "call.ended": ({ call_started_at, at, data: { outcome, end_reason } }) => [
    { metric: "calls_total", labels: { outcome: outcome ?? "unknown", end_reason }, value: 1 },
    { metric: "call_duration_seconds", labels: {}, value: secondsBetween(call_started_at, at) },
  ],
  "call.analyzed": "ignored",
};

/** All that one event adds to the metrics. Labels from outside are as they came: to be bounded. */
export function observationsOf(event: ObservedEvent): readonly Observation[] {
  const observe = table[event.type] as Observe<EventType> | "ignored";
  return observe === "ignored" ? [] : observe(event);
}

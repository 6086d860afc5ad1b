import { costComponentOf } from "../events/cost-component.js";
import type { EventType } from "../events/registry.js";
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

/** Takes one observation. */
export type Note = <N extends ObservedMetric>(
  metric: N,
  labels: LabelsOf<Definitions[N]>,
  value: number,
) => void;

type Observe<T extends EventType> = (event: Extract<ObservedEvent, { type: T }>, note: Note) => void;

type Latency = "stt_latency_ms" | "llm_latency_ms" | "tts_latency_ms" | "total_response_latency_ms";

const NO_LABELS = {};

/** What was not measured is absent, which is not zero. */
function noteLatency(note: Note, metric: Latency, value: number | null | undefined): void {
  if (value !== undefined && value !== null) note(metric, NO_LABELS, value);
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
  "turn.completed": ({ data }, note) => {
    note("turns_total", { speaker: data.speaker }, 1);
    noteLatency(note, "stt_latency_ms", data.stt_latency_ms);
    noteLatency(note, "llm_latency_ms", data.llm_latency_ms);
    noteLatency(note, "tts_latency_ms", data.tts_latency_ms);
    noteLatency(note, "total_response_latency_ms", data.total_response_latency_ms);
  },
  "tool.completed": ({ data: { tool_name, duration_ms, success, error_type } }, note) => {
    note("tool_calls_total", { tool_name }, 1);
    note("tool_call_duration_ms", { tool_name }, duration_ms);
    if (!success) note("tool_call_errors_total", { tool_name, error_type: error_type ?? "unknown" }, 1);
  },
  "error.raised": ({ data: { component, code } }, note) => {
    if (component === "store_api") {
      note("store_api_errors_total", { status_code: SHORT_CODE.test(code) ? code : "other" }, 1);
    } else note("pipeline_errors_total", { component }, 1);
  },
  "call.transferred": ({ data: { reason, result } }, note) => {
    if (result === "succeeded") note("transfers_to_operator_total", { reason }, 1);
  },
  // A double keeps 15 digits: sums of billionths of a dollar are exact in the tables, and nearly so here.
  "usage.recorded": ({ data: { component, cost } }, note) =>
    note("call_cost_usd_total", { component: costComponentOf[component] }, Number(cost)),
  "call.ended": ({ call_started_at, at, data: { outcome, end_reason } }, note) => {
    note("calls_total", { outcome: outcome ?? "unknown", end_reason }, 1);
    note("call_duration_seconds", NO_LABELS, secondsBetween(call_started_at, at));
  },
  "call.analyzed": "ignored",
};

/** Tells `note` all that one event adds to the metrics. Labels from outside are as they came: to be bounded. */
export function observe(event: ObservedEvent, note: Note): void {
  const say = table[event.type] as Observe<EventType> | "ignored";
  if (say !== "ignored") say(event, note);
}

/** The same as a list. */
export function observationsOf(event: ObservedEvent): readonly Observation[] {
  const observations: Observation[] = [];
  observe(event, (metric, labels, value) => observations.push({ metric, labels, value } as Observation));
  return observations;
}

import type { CostComponent } from "../events/cost-component.js";
import { eventDefinitions } from "../events/registry.js";
import type { MetricDefinitions } from "./metric-definition.js";

const { speaker } = eventDefinitions["turn.completed"].fields;
const { end_reason, outcome } = eventDefinitions["call.ended"].fields;
const { error_type } = eventDefinitions["tool.completed"].fields;
const { component } = eventDefinitions["error.raised"].fields;

type ErrorComponent = (typeof component.enum)[number];
/** The store's errors have a metric of their own. */
export type PipelineComponent = Exclude<ErrorComponent, "store_api">;

const pipelineComponents = component.enum.filter((name): name is PipelineComponent => name !== "store_api");
const costComponents: readonly CostComponent[] = ["stt", "llm", "tts", "telephony", "other"];

/** STT and TTS; 600 and 700 are thresholds of alerts. */
const SPEECH_MS = [50, 100, 150, 200, 300, 400, 500, 600, 700, 800, 1_000, 1_500, 2_000] as const;

const counter = { kind: "counter", aggregate: "sum" } as const;
const histogram = { kind: "histogram", aggregate: "sum" } as const;
const fromTurns = { ...histogram, labels: {}, source: "`turn.completed`" } as const;

/** The call's metrics. Their names are public: dashboards and alerts stand on them. */
export const callMetricDefinitions = {
  active_calls: {
    kind: "gauge",
    help: "Calls that are going on, by their live sessions",
    labels: {},
    source: "the index of live sessions in Redis",
    aggregate: "max",
  },
  calls_total: {
    ...counter,
    help: "Calls that ended; outcome unknown where none was stated",
    labels: { outcome: outcome.enum, end_reason: end_reason.enum },
    source: "`call.ended`",
  },
  call_duration_seconds: {
    ...histogram,
    help: "From the start of a call to its end, seconds",
    labels: {},
    buckets: [10, 30, 60, 120, 180, 300, 600, 900, 1_200, 1_800],
    source: "`call.ended`",
  },
  turns_total: {
    ...counter,
    help: "Utterances that are over",
    labels: { speaker: speaker.enum },
    source: "`turn.completed`",
  },
  stt_latency_ms: {
    ...fromTurns,
    help: "End of speech to final transcript, ms",
    buckets: SPEECH_MS,
  },
  llm_latency_ms: {
    ...fromTurns,
    help: "Request to the model to its first token, ms",
    buckets: [100, 200, 300, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000],
  },
  tts_latency_ms: {
    ...fromTurns,
    help: "Text to first audio, ms",
    buckets: SPEECH_MS,
  },
  total_response_latency_ms: {
    ...fromTurns,
    help: "End of the caller's speech to the first audio of the bot, ms",
    buckets: [250, 500, 750, 1_000, 1_500, 2_000, 2_500, 3_000, 4_000, 5_000, 7_500, 10_000],
  },
  tool_calls_total: {
    ...counter,
    help: "Tool calls that returned, failed or timed out",
    labels: { tool_name: "outside" },
    source: "`tool.completed`",
  },
  tool_call_duration_ms: {
    ...histogram,
    help: "How long a tool took, ms",
    labels: { tool_name: "outside" },
    buckets: [50, 100, 200, 300, 500, 750, 1_000, 2_000, 3_000, 5_000, 10_000],
    source: "`tool.completed`",
  },
  tool_call_errors_total: {
    ...counter,
    help: "Tool calls that did not do what they were asked to; error_type unknown where none was stated",
    labels: { tool_name: "outside", error_type: [...error_type.enum, "unknown"] },
    source: "`tool.completed` without success",
  },
  store_api_errors_total: {
    ...counter,
    help: "Failed attempts of the store's API, by HTTP status or other code",
    labels: { status_code: "outside" },
    source: "`error.raised` of the component `store_api`",
  },
  pipeline_errors_total: {
    ...counter,
    help: "Failed attempts of the other dependencies",
    labels: { component: pipelineComponents },
    source: "`error.raised` of any component but `store_api`",
  },
  transfers_to_operator_total: {
    ...counter,
    help: "Transfers to an operator that succeeded",
    labels: { reason: "outside" },
    source: "`call.transferred` that succeeded",
  },
  call_cost_usd_total: {
    ...counter,
    help: "What calls cost, USD; the analysis counts as other, as in the table calls",
    labels: { component: costComponents },
    source: "`usage.recorded`",
  },
} as const satisfies MetricDefinitions;

export { callMetricDefinitions } from "./call-metric-definitions.js";
export { collectProcessMetrics } from "./collect-process-metrics.js";
export { type CallMetrics, createCallMetrics } from "./create-call-metrics.js";
export type { LabelValues, MetricDefinition, MetricDefinitions } from "./metric-definition.js";
export { type Observation, observationsOf } from "./observations.js";
export type { ObservedEvent } from "./observed-event.js";
export { type RegisteredMetric, type RegisteredMetrics, registerMetrics } from "./register-metrics.js";

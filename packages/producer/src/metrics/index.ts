export { collectProcessMetrics } from "@calltape/shared/metrics";
export { recorderMetricDefinitions } from "./recorder-metric-definitions.js";
export { type RecorderMetricsOptions, recorderMetrics } from "./recorder-metrics.js";
export { type ServeMetricsOptions, serveMetrics } from "./serve-metrics.js";

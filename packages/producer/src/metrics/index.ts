export { recorderMetricDefinitions } from "./recorder-metric-definitions.js";
export { type RecorderMetricsOptions, recorderMetrics } from "./recorder-metrics.js";

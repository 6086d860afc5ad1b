export { type FindPrometheusOptions, findPrometheus, type PrometheusPrograms } from "./find-prometheus.js";
export type { Alert, PrometheusApi, Rule, Sample } from "./prometheus-api.js";
export { type PrometheusOptions, type PrometheusServer, startPrometheus } from "./start-prometheus.js";

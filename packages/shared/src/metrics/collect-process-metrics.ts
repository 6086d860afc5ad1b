import { collectDefaultMetrics, type Registry } from "prom-client";

/** One of prom-client's default metrics: where it is, all of them are. */
const A_DEFAULT_METRIC = "process_cpu_seconds_total";

/**
 * Adds prom-client's metrics of the process to `registry`: CPU, memory, handles,
 * garbage collection and the event loop's delay (`nodejs_eventloop_lag_…`).
 * Once more with the same registry does nothing.
 */
export function collectProcessMetrics(registry: Registry): void {
  if (registry.getSingleMetric(A_DEFAULT_METRIC) === undefined) collectDefaultMetrics({ register: registry });
}

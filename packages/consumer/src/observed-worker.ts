import { maskedLogger } from "@calltape/shared";
import type { RunningHttpServer } from "@calltape/shared/http";
import { collectProcessMetrics, createCallMetrics } from "@calltape/shared/metrics";
import { Registry } from "prom-client";
import { HealthMonitor } from "./health/health-monitor.js";
import { type HttpPlace, openHttp } from "./http/open-http.js";
import { workerRoutes } from "./http/worker-routes.js";
import { observeWorker } from "./metrics/observe-worker.js";
import { runWorker } from "./pipeline/worker.js";
import type { WorkerOptions, WorkerTotals } from "./pipeline/worker-options.js";

export interface ObservedWorkerOptions extends Omit<WorkerOptions, "observer"> {
  /** Where `/metrics`, `/healthz` and `/readyz` are served; nowhere when left out. */
  readonly http?: HttpPlace;
  /** Told where they are, before anything else is begun. */
  readonly onListening?: (server: Pick<RunningHttpServer, "url" | "port">) => void;
  /** The metrics' registry; one of its own when left out. */
  readonly registry?: Registry;
  /** Nothing moves for so long, ms, and the worker counts as stalled. Default: 120,000. */
  readonly stalledAfter?: number;
}

/**
 * Drains the streams into Postgres until `signal` aborts, and lets itself be
 * seen meanwhile: metrics in a registry, and metrics and health over HTTP. The
 * server opens before anything else and closes last.
 *
 * @throws ListenError when the port cannot be had
 */
export async function runObservedWorker(
  options: ObservedWorkerOptions,
  signal: AbortSignal,
): Promise<WorkerTotals> {
  const { http, onListening, registry = new Registry(), stalledAfter, ...worker } = options;
  const logger = maskedLogger(worker.logger);
  const monitor = new HealthMonitor({ stalledAfterMs: stalledAfter });
  collectProcessMetrics(registry);
  const observed = observeWorker({
    ...worker,
    logger,
    registry,
    monitor,
    calls: createCallMetrics(registry),
  });
  const routes = workerRoutes(registry, () => monitor.condition);
  const server = http === undefined ? undefined : await openHttp(http, routes, logger);
  if (server !== undefined) onListening?.(server);
  try {
    return await runWorker({ ...worker, ...observed }, signal);
  } finally {
    await server?.close();
  }
}

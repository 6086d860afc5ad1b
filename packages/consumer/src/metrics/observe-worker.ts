import { type CallMetrics, registerMetrics } from "@calltape/shared/metrics";
import type { Registry } from "prom-client";
import type { HealthMonitor } from "../health/health-monitor.js";
import { LOOK_INTERVAL } from "../health/stillness.js";
import { isStalled } from "../health/worker-health.js";
import { pause } from "../pipeline/pause.js";
import { unlessAborted } from "../pipeline/unless-aborted.js";
import type { WorkerObserver, WorkerView } from "../pipeline/worker-observer.js";
import type { CommitReport, WorkerOptions } from "../pipeline/worker-options.js";
import { createTapeCounters } from "./tape-counters.js";
import { TapeLevels } from "./tape-levels.js";
import { tapeMetricDefinitions } from "./tape-metric-definitions.js";

export interface ObserveWorkerOptions extends Pick<WorkerOptions, "prefix" | "logger" | "onCommitted"> {
  readonly registry: Registry;
  readonly monitor: HealthMonitor;
  readonly calls: CallMetrics;
}

/** Between two readings of what lies in Redis and in Postgres, ms, by a quarter more or less. */
const REDIS_INTERVAL = 5_000;
const POSTGRES_INTERVAL = 30_000;

/** So that many workers do not ask at once. */
const about = (interval: number) => interval * (0.75 + Math.random() / 2);

const { calltape_dependency_up, calltape_stalled } = tapeMetricDefinitions;

/** Joins a worker to its metrics and its health: what it is to be given so that they follow what it does. */
export function observeWorker(
  options: ObserveWorkerOptions,
): Pick<WorkerOptions, "onCommitted"> & { readonly observer: WorkerObserver } {
  const { registry, monitor, calls, logger, prefix } = options;
  const counters = createTapeCounters(registry);
  const health = registerMetrics(registry, { calltape_dependency_up, calltape_stalled });
  const levels = new TapeLevels({
    ...{ registry, calls, prefix },
    onError: (what, error) => logger.debug("level_unknown", { what, error }),
  });

  /** What is stored is stored: metrics that fail must not have it tried again. */
  function onCommitted(report: CommitReport): void {
    try {
      counters.committed(report);
      const context = { now: Date.now() };
      for (const { event } of report.accepted) calls.observe(event, context);
    } catch (error) {
      logger.error("metrics_failed", { error });
    }
    options.onCommitted?.(report);
  }

  async function watchHealth(signal: AbortSignal): Promise<void> {
    let last = performance.now();
    while (!signal.aborted) {
      const now = performance.now();
      monitor.look(now - last);
      last = now;
      const { condition } = monitor;
      for (const [dependency, { status }] of Object.entries(condition.dependencies)) {
        health.calltape_dependency_up.set({ dependency }, status === "up" ? 1 : 0);
      }
      health.calltape_stalled.set(isStalled(condition) ? 1 : 0);
      await pause(LOOK_INTERVAL, signal);
    }
  }

  async function watchRedis({ link, shards }: WorkerView, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      monitor.sawWaiting(await levels.readRedis(link, shards()));
      await pause(about(REDIS_INTERVAL), signal);
    }
  }

  async function watchPostgres({ pool }: WorkerView, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const isUp = monitor.condition.dependencies.postgres.status === "up";
      const isKnown = isUp && (await levels.readPostgres(pool));
      if (!isUp) levels.forgetPostgres();
      await pause(isKnown ? about(POSTGRES_INTERVAL) : LOOK_INTERVAL, signal);
    }
  }

  async function watch(view: WorkerView, signal: AbortSignal): Promise<void> {
    await view.link.settled(signal);
    const watches = [
      monitor.watch(view, signal),
      watchHealth(signal),
      watchRedis(view, signal),
      watchPostgres(view, signal),
    ];
    // A worker that stops does not wait for an answer that nobody will read.
    await unlessAborted(Promise.all(watches), signal).catch((error: unknown) => {
      if (!signal.aborted) logger.error("watching_failed", { error });
    });
  }

  return {
    onCommitted,
    observer: {
      moved: () => monitor.moved(),
      retried: (reason) => counters.retried(reason),
      claimed: (count) => counters.claimed(count),
      watch,
    },
  };
}

import { registerMetrics } from "@calltape/shared/metrics";
import type { Registry } from "prom-client";
import type { RetryReason } from "../pipeline/worker-observer.js";
import type { CommitReport } from "../pipeline/worker-options.js";
import { tapeMetricDefinitions } from "./tape-metric-definitions.js";

const {
  calltape_events_total,
  calltape_duplicates_total,
  calltape_dead_letters_total,
  calltape_calls_lost_total,
  calltape_append_to_commit_seconds,
  calltape_batch_events,
  calltape_commit_duration_seconds,
  calltape_retries_total,
  calltape_claims_total,
} = tapeMetricDefinitions;

const definitions = {
  calltape_events_total,
  calltape_duplicates_total,
  calltape_dead_letters_total,
  calltape_calls_lost_total,
  calltape_append_to_commit_seconds,
  calltape_batch_events,
  calltape_commit_duration_seconds,
  calltape_retries_total,
  calltape_claims_total,
};

/** What a worker counts of its own work. */
export interface TapeCounters {
  committed(report: CommitReport): void;
  retried(reason: RetryReason): void;
  claimed(count: number): void;
}

function countBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const item of items) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Registers the worker's counters and histograms in `registry`. */
export function createTapeCounters(registry: Registry): TapeCounters {
  const metrics = registerMetrics(registry, definitions);
  return {
    committed({ accepted, duplicates, deadLetters, durationMs, delaysMs }) {
      for (const [type, count] of countBy(accepted, ({ event }) => event.type)) {
        metrics.calltape_events_total.inc({ type }, count);
      }
      for (const [reason, count] of countBy(deadLetters, (reason) => reason)) {
        metrics.calltape_dead_letters_total.inc({ reason }, count);
      }
      for (const { event } of accepted) {
        if (event.type === "call.ended" && event.data.end_reason === "lost")
          metrics.calltape_calls_lost_total.inc();
      }
      metrics.calltape_duplicates_total.inc(duplicates);
      metrics.calltape_batch_events.observe(delaysMs.length);
      metrics.calltape_commit_duration_seconds.observe(durationMs / 1_000);
      // The clocks of two machines differ: less than nothing is nothing.
      for (const ms of delaysMs) metrics.calltape_append_to_commit_seconds.observe(Math.max(0, ms) / 1_000);
    },
    retried: (reason) => metrics.calltape_retries_total.inc({ reason }),
    claimed: (count) => metrics.calltape_claims_total.inc(count),
  };
}

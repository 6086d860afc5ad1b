import type { EventType } from "@calltape/shared";
import { eventTypes } from "@calltape/shared";
import type { MetricDefinitions } from "@calltape/shared/metrics";
import type { DeadLetterReason } from "../dead-letters/dead-letter.js";
import type { RetryReason } from "../pipeline/worker-observer.js";

const deadLetterReasons = Object.keys({
  too_large: true,
  not_json: true,
  not_an_object: true,
  too_deep: true,
  unknown_type: true,
  newer_version: true,
  invalid: true,
  no_event_field: true,
  month_out_of_range: true,
  past_retention: true,
  refused_by_postgres: true,
  kills_worker: true,
} satisfies Record<DeadLetterReason, true>);

const retryReasons = Object.keys({
  transient: true,
  contended: true,
  ambiguous: true,
  poison: true,
  missing_partition: true,
  fault: true,
  redis: true,
} satisfies Record<RetryReason, true>);

const types: readonly EventType[] = eventTypes;

const counter = { kind: "counter", labels: {}, aggregate: "sum" } as const;
const histogram = { kind: "histogram", labels: {}, aggregate: "sum", source: "each commit" } as const;
/** What every worker reads in the same place, and so reports alike. */
const level = { kind: "gauge", labels: {}, aggregate: "max" } as const;

const REDIS = "Redis, every 5 s";
const POSTGRES = "Postgres, every 30 s";

/** The tape's metrics, from the worker. Their names are public: dashboards and alerts stand on them. */
export const tapeMetricDefinitions = {
  calltape_events_total: {
    ...counter,
    help: "Events that were new and are stored",
    labels: { type: types },
    source: "each commit",
  },
  calltape_duplicates_total: {
    ...counter,
    help: "Events that were stored already, and had no effect",
    source: "each commit",
  },
  calltape_dead_letters_total: {
    ...counter,
    help: "Entries this worker has set aside",
    labels: { reason: deadLetterReasons },
    source: "each commit",
  },
  calltape_calls_lost_total: {
    ...counter,
    help: "Calls that nobody ended, closed with the end reason lost",
    source: "`call.ended` with `lost`",
  },
  calltape_append_to_commit_seconds: {
    ...histogram,
    help: "From an entry's append to its commit, seconds, by the clocks of Redis and the worker",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600, 3_600],
  },
  calltape_batch_events: {
    ...histogram,
    help: "Entries in a batch",
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000],
  },
  calltape_commit_duration_seconds: {
    ...histogram,
    help: "Storing a batch, with all its retries and waiting, seconds",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
  },
  calltape_retries_total: {
    ...counter,
    help: "Times a batch was not stored and tried again, by what Postgres said; and reading, when Redis did not answer",
    labels: { reason: retryReasons },
    source: "the worker",
  },
  calltape_claims_total: {
    ...counter,
    help: "Entries taken over from other workers",
    source: "the worker",
  },
  calltape_dependency_up: {
    kind: "gauge",
    help: "1 when the server has answered this worker and nothing has failed since, otherwise 0",
    labels: { dependency: ["postgres", "redis"] },
    source: "what /readyz says",
    aggregate: "min",
  },
  calltape_stalled: {
    kind: "gauge",
    help: "1 when something waits and nothing moves, though Postgres and Redis are up",
    labels: {},
    source: "what /healthz says",
    aggregate: "max",
  },
  calltape_backlog_events: {
    ...level,
    help: "Entries not yet given to a worker (waiting), or given and not acknowledged (pending)",
    labels: { shard: "own", state: ["waiting", "pending"] },
    source: REDIS,
  },
  calltape_oldest_waiting_seconds: {
    ...level,
    help: "Age of the oldest entry that is waiting or pending, seconds, by the clock of Redis; 0 when there is none",
    labels: { shard: "own" },
    source: REDIS,
  },
  calltape_redis_memory_bytes: {
    ...level,
    help: "Memory Redis uses, bytes; of a cluster, the server closest to its limit",
    source: REDIS,
  },
  calltape_redis_memory_limit_bytes: {
    ...level,
    help: "Memory Redis may use, bytes: its maxmemory, or the memory of its machine when that is 0",
    source: REDIS,
  },
  calltape_dead_letters: {
    ...level,
    help: "Entries that are set aside and not resolved",
    source: POSTGRES,
  },
  calltape_calls_incomplete: {
    ...level,
    help: "Calls of the last seven days that have ended and have fewer events stored than they stated",
    source: POSTGRES,
  },
  calltape_partition_horizon_days: {
    ...level,
    help: "Days until the end of the last month whose partitions stand ready",
    source: POSTGRES,
  },
} as const satisfies MetricDefinitions;

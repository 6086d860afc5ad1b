import type { MetricDefinitions } from "@calltape/shared/metrics";
import type { RefusalReason } from "../recorder.js";

const refusalReasons = Object.keys({
  buffer_full: true,
  spool_full: true,
  invalid: true,
  too_large: true,
  unencodable: true,
  closed: true,
} satisfies Record<RefusalReason, true>);

const ours = { labels: {}, source: "the recorder, when it is asked", aggregate: "sum" } as const;

/** The SDK's own metrics: what a recorder holds and what it has done. */
export const recorderMetricDefinitions = {
  calltape_recorder_buffered_events: {
    ...ours,
    kind: "gauge",
    help: "Events taken and not yet known to be in Redis",
  },
  calltape_recorder_buffered_bytes: {
    ...ours,
    kind: "gauge",
    help: "Memory the JSON of buffered events takes, bytes",
  },
  calltape_recorder_sent_total: { ...ours, kind: "counter", help: "Events Redis has confirmed" },
  calltape_recorder_retried_total: {
    ...ours,
    kind: "counter",
    help: "Times an event was sent again, with the same id",
  },
  calltape_recorder_redelivered_total: {
    ...ours,
    kind: "counter",
    help: "Events sent again because Redis may have lost them after confirming them",
  },
  calltape_recorder_spooled_total: {
    ...ours,
    kind: "counter",
    help: "Events written to the spool because Redis did not take them",
  },
  calltape_recorder_unspooled_total: {
    ...ours,
    kind: "counter",
    help: "Events brought from the spool to Redis, also those earlier processes had left",
  },
  calltape_recorder_spool_damaged_total: {
    ...ours,
    kind: "counter",
    help: "Lines of the spool that could not be read back",
  },
  calltape_recorder_spool_bytes: {
    ...ours,
    kind: "gauge",
    aggregate: "max",
    help: "Size of the spool's folder, bytes; processes that share it report it alike",
  },
  calltape_recorder_refused_total: {
    ...ours,
    kind: "counter",
    help: "Events that were not taken, by reason",
    labels: { reason: refusalReasons },
  },
  calltape_recorder_lost_total: {
    ...ours,
    kind: "counter",
    help: "Events given up when a recorder was closed, or the process ended, with Redis away",
  },
} as const satisfies MetricDefinitions;

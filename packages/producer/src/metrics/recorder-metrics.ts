import { callMetricDefinitions, createCallMetrics, registerMetrics } from "@calltape/shared/metrics";
import type { Registry } from "prom-client";
import type { Recorder, RecorderStats } from "../recorder.js";
import type { RecorderMetrics } from "../recorder-metrics.js";
import { recorderMetricDefinitions } from "./recorder-metric-definitions.js";

export interface RecorderMetricsOptions {
  /**
   * Whether the call's metrics (`calls_total` and so on) are counted in this
   * process, as events are taken, and `active_calls` is read from the sessions.
   * Default: no, the workers do that. Where both are scraped, each call would be
   * counted twice.
   */
  readonly calls?: boolean | undefined;
}

type Observed = Pick<Recorder, "stats" | "sessions">;
type MetricName = keyof typeof recorderMetricDefinitions;

interface Amount {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const single = (value: number): readonly Amount[] => [{ labels: {}, value }];

/** Which figure of a recorder stands in which metric. */
const readings: Readonly<Record<MetricName, (stats: RecorderStats) => readonly Amount[]>> = {
  calltape_recorder_buffered_events: ({ buffered }) => single(buffered),
  calltape_recorder_buffered_bytes: ({ bufferedBytes }) => single(bufferedBytes),
  calltape_recorder_sent_total: ({ sent }) => single(sent),
  calltape_recorder_retried_total: ({ retried }) => single(retried),
  calltape_recorder_redelivered_total: ({ redelivered }) => single(redelivered),
  calltape_recorder_spooled_total: ({ spool }) => single(spool.spooled),
  calltape_recorder_unspooled_total: ({ spool }) => single(spool.unspooled),
  calltape_recorder_spool_damaged_total: ({ spool }) => single(spool.damaged),
  calltape_recorder_spool_bytes: ({ spool }) => single(spool.bytes),
  calltape_recorder_refused_total: ({ refused }) =>
    Object.entries(refused).map(([reason, value]) => ({ labels: { reason }, value })),
  calltape_recorder_lost_total: ({ lost }) => single(lost),
};

/** The recorders that are counted in a registry: several in one process make one sum. */
const recordersOf = new WeakMap<Registry, Set<Observed>>();

function recordersIn(registry: Registry): Set<Observed> {
  const known = recordersOf.get(registry) ?? new Set();
  recordersOf.set(registry, known);
  return known;
}

interface Resettable {
  reset(): void;
  inc(labels: Readonly<Record<string, string>>, value: number): void;
}

/** Recorders mostly share one Redis, and then all say the same. It takes no longer than the sessions' deadline. */
async function readActiveCalls(gauge: { set(value: number): void }, recorders: ReadonlySet<Observed>) {
  const counts = await Promise.all([...recorders].map(({ sessions }) => sessions.active()));
  gauge.set(Math.max(0, ...counts));
}

/**
 * Prometheus metrics of a recorder, to be given to `createRecorder({ metrics })`.
 * The SDK's own (`calltape_recorder_…`) are read from the recorder when they are
 * scraped, so that recording pays nothing for them; with `calls: true` the
 * call's metrics are counted too, a few microseconds an event.
 *
 * @throws TypeError if the registry has other metrics of these names.
 */
export function recorderMetrics(registry: Registry, options: RecorderMetricsOptions = {}): RecorderMetrics {
  const recorders = recordersIn(registry);
  const collectorOf = (read: (typeof readings)[MetricName]) => (metric: Resettable) => {
    metric.reset();
    for (const recorder of recorders) {
      for (const { labels, value } of read(recorder.stats())) metric.inc(labels, value);
    }
  };
  const collectors = Object.entries(readings).map(([name, read]) => [name, collectorOf(read)] as const);
  registerMetrics(registry, recorderMetricDefinitions, Object.fromEntries(collectors));
  const attach = (recorder: Observed) => void recorders.add(recorder);
  if (options.calls !== true) return { attach };
  const calls = createCallMetrics(registry);
  const { active_calls } = callMetricDefinitions;
  registerMetrics(registry, { active_calls }, { active_calls: (gauge) => readActiveCalls(gauge, recorders) });
  return { attach, observe: (event) => calls.observe(event, { now: Date.now() }) };
}

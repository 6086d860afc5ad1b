import type { Counter, Histogram, Registry } from "prom-client";
import { BoundedLabel } from "./bounded-label.js";
import { callMetricDefinitions } from "./call-metric-definitions.js";
import type { MetricDefinition } from "./metric-definition.js";
import { type ObservedMetric, observe } from "./observations.js";
import type { ObservedEvent } from "./observed-event.js";
import { registerMetrics } from "./register-metrics.js";

/** The call's metrics in one registry. */
export interface CallMetrics {
  /**
   * Counts an event; to be called once for each. Counters take every event.
   * Histograms take only what happened in the ten minutes before `now` (ms
   * since 1970): a backlog or a recording that is caught up with must not show
   * as the latency of today.
   */
  observe(event: ObservedEvent, context: { readonly now: number }): void;
  /** Sets `active_calls`, which appears when it is first set. */
  setActiveCalls(count: number): void;
}

/** Older than this, ms, and an event says nothing about how fast things are now. */
const FRESH_FOR = 600_000;

const { active_calls, ...observedDefinitions } = callMetricDefinitions;

const labelsFromOutside = Object.fromEntries(
  Object.entries<MetricDefinition>(observedDefinitions).map(([name, { labels }]) => [
    name,
    Object.keys(labels).filter((label) => labels[label] === "outside"),
  ]),
) as unknown as Readonly<Record<ObservedMetric, readonly string[]>>;

/** One per registry and label, so that a tool has the same name in all of its metrics. */
const boundsOf = new WeakMap<Registry, Map<string, BoundedLabel>>();

function boundsIn(registry: Registry): Map<string, BoundedLabel> {
  const known = boundsOf.get(registry);
  if (known !== undefined) return known;
  const bounds = new Map<string, BoundedLabel>();
  for (const { labels } of Object.values<MetricDefinition>(observedDefinitions)) {
    for (const [label, values] of Object.entries(labels)) {
      if (values === "outside") bounds.set(label, new BoundedLabel());
    }
  }
  boundsOf.set(registry, bounds);
  return bounds;
}

/**
 * Registers the call's metrics in `registry`; once more with the same registry
 * gives the same metrics.
 *
 * @throws TypeError if the registry has other metrics of these names.
 */
export function createCallMetrics(registry: Registry): CallMetrics {
  const bounds = boundsIn(registry);
  const metrics: Readonly<Record<ObservedMetric, Counter | Histogram>> = registerMetrics(
    registry,
    observedDefinitions,
  );

  /** Bounds what comes from outside; other labels have known values. */
  function bounded(name: ObservedMetric, labels: Readonly<Record<string, string>>): Record<string, string> {
    const result = { ...labels };
    for (const label of labelsFromOutside[name]) {
      result[label] = bounds.get(label)?.of(labels[label] ?? "") ?? "";
    }
    return result;
  }

  return {
    observe(event, { now }) {
      let isFresh: boolean | undefined;
      observe(event, (name, labels, value) => {
        const metric = metrics[name];
        if (!("observe" in metric)) return metric.inc(bounded(name, labels), value);
        isFresh ??= now - Date.parse(event.at) < FRESH_FOR;
        if (isFresh) metric.observe(bounded(name, labels), value);
      });
    },
    setActiveCalls(count) {
      registerMetrics(registry, { active_calls }).active_calls.set(count);
    },
  };
}

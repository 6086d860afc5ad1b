import { Counter, Gauge, Histogram, type Metric, type Registry } from "prom-client";
import type { MetricDefinition, MetricDefinitions } from "./metric-definition.js";

type LabelName<D extends MetricDefinition> = keyof D["labels"] & string;

/** The prom-client metric that a definition stands for. */
export type RegisteredMetric<D extends MetricDefinition> = D["kind"] extends "counter"
  ? Counter<LabelName<D>>
  : D["kind"] extends "gauge"
    ? Gauge<LabelName<D>>
    : Histogram<LabelName<D>>;

export type RegisteredMetrics<D extends MetricDefinitions> = {
  readonly [N in keyof D & string]: RegisteredMetric<D[N]>;
};

/** Called whenever the metrics are read, to bring a metric up to date. */
export type Collectors<D extends MetricDefinitions> = {
  readonly [N in keyof D & string]?: (metric: RegisteredMetric<D[N]>) => void | Promise<void>;
};

type AnyCollector = (metric: never) => void | Promise<void>;

const classes = { counter: Counter, gauge: Gauge, histogram: Histogram } as const;

function create(
  registry: Registry,
  name: string,
  definition: MetricDefinition,
  collector: AnyCollector | undefined,
): Metric {
  const { kind, help, labels, buckets, aggregate } = definition;
  const config = {
    name,
    help,
    labelNames: Object.keys(labels),
    registers: [registry],
    aggregator: aggregate,
    ...(collector === undefined ? {} : { collect: collected(collector) }),
  };
  if (kind === "histogram") {
    return new Histogram({ ...config, ...(buckets === undefined ? {} : { buckets: [...buckets] }) });
  }
  const metric = kind === "counter" ? new Counter(config) : new Gauge(config);
  if (metric instanceof Counter) beginAtZero(metric, labels);
  return metric;
}

/** prom-client calls it with the metric as `this`. */
function collected(collector: AnyCollector) {
  return function (this: unknown) {
    return collector(this as never);
  };
}

/** A series that is born with its first event hides that event from `rate()`: what can be known ahead begins at 0. */
function beginAtZero(counter: Counter, labels: MetricDefinition["labels"]): void {
  let combinations: Record<string, string>[] = [{}];
  for (const [label, values] of Object.entries(labels)) {
    if (typeof values === "string") return;
    combinations = combinations.flatMap((known) => values.map((value) => ({ ...known, [label]: value })));
  }
  for (const combination of combinations) counter.inc(combination, 0);
}

/**
 * Registers the metrics in `registry`, and returns them by name; those that are
 * registered already are used again, with the collectors they have. Counters whose labels have known values
 * begin at 0.
 *
 * @throws TypeError if the registry has a metric of another kind under one of
 * the names.
 */
export function registerMetrics<const D extends MetricDefinitions>(
  registry: Registry,
  definitions: D,
  collectors: Collectors<D> = {},
): RegisteredMetrics<D> {
  const metrics = Object.entries(definitions).map(([name, definition]) => {
    const known = registry.getSingleMetric(name);
    if (known !== undefined && !(known instanceof classes[definition.kind])) {
      throw new TypeError(
        `the registry has a metric ${name} that is no ${definition.kind}; give Calltape a registry of its own`,
      );
    }
    return [name, known ?? create(registry, name, definition, collectors[name])];
  });
  return Object.fromEntries(metrics) as RegisteredMetrics<D>;
}

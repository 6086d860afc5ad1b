/**
 * Where a label's values come from: these and no others; `own`, few values of
 * Calltape's own making, such as a shard's number; or `outside`, whatever a
 * call handler says, of which only so many are kept apart.
 */
export type LabelValues = readonly string[] | "own" | "outside";

/** One metric: all that a registry, the docs and the compiler need to know of it. */
export interface MetricDefinition {
  readonly kind: "counter" | "gauge" | "histogram";
  /** What it tells, with its unit; stands in `/metrics` and becomes the docs. */
  readonly help: string;
  readonly labels: Readonly<Record<string, LabelValues>>;
  /** Upper bounds of a histogram's buckets, ascending; they contain the thresholds of the alerts. */
  readonly buckets?: readonly number[];
  /** Which event it follows from, or where it is read; becomes the docs. */
  readonly source: string;
  /** How the values of several processes make one: `max` where all of them report the same thing, `min` where one that lacks it is enough. */
  readonly aggregate: "sum" | "max" | "min";
}

/** Metrics by their names. */
export type MetricDefinitions = Readonly<Record<string, MetricDefinition>>;

type LabelValue<V extends LabelValues> = V extends readonly (infer Value extends string)[] ? Value : string;

/** The labels of one metric, each with the values it may have. */
export type LabelsOf<D extends MetricDefinition> = {
  readonly [L in keyof D["labels"] & string]: LabelValue<D["labels"][L]>;
};

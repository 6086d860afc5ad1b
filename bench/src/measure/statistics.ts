/** Several measurements of one thing. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** @throws RangeError without a value */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) throw new RangeError("nothing was measured");
  return { least, median: percentile(sorted, 50), most };
}

/** The value that `share` percent of the values do not exceed. `sorted` ascends and is not empty. */
export function percentile(sorted: readonly number[], share: number): number {
  const index = Math.max(0, Math.ceil((sorted.length * share) / 100) - 1);
  return sorted[index] ?? Number.NaN;
}

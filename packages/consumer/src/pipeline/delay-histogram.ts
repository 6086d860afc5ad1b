import { createHistogram, type RecordableHistogram } from "node:perf_hooks";

/** Delays from append to commit, in whole milliseconds. */
export class DelayHistogram {
  readonly #histogram: RecordableHistogram = createHistogram({ figures: 3 });

  /** @param ms one delay; clocks of two machines may differ, so less than nothing counts as 1 ms */
  record(ms: number): void {
    this.#histogram.record(Math.max(1, Math.round(ms)));
  }

  /** The delay that `share` percent of the events stayed within, ms; 0 when there were none. */
  percentile(share: number): number {
    return this.#histogram.count === 0 ? 0 : this.#histogram.percentile(share);
  }

  reset(): void {
    this.#histogram.reset();
  }
}

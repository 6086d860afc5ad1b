export interface BackoffLimits {
  readonly minMs: number;
  readonly maxMs: number;
}

/** Waiting times that double from one failure to the next, with jitter so that processes do not retry in step. */
export class Backoff {
  readonly #limits: BackoffLimits;
  readonly #random: () => number;
  #failures = 0;

  constructor(limits: BackoffLimits, random: () => number = Math.random) {
    this.#limits = limits;
    this.#random = random;
  }

  /** How long to wait after one more failure, in milliseconds: half to all of the doubled time. */
  next(): number {
    const { minMs, maxMs } = this.#limits;
    const ceiling = Math.min(maxMs, minMs * 2 ** Math.min(this.#failures, 30));
    this.#failures++;
    return ceiling * (0.5 + this.#random() / 2);
  }

  reset(): void {
    this.#failures = 0;
  }
}

/** When each event is due, if recorded time is to pass `speed` times as fast. Pure but for the clock it is given. */
export class Timeline {
  readonly #speed: number;
  readonly #now: () => number;
  #origin: { at: number; real: number } | undefined;

  /** @param speed 1 is real time, 60 a minute in a second */
  constructor(speed: number, now: () => number) {
    this.#speed = speed;
    this.#now = now;
  }

  /** Milliseconds to wait before an event that happened `at` (ms since the epoch); never negative. */
  waitFor(at: number): number {
    const real = this.#now();
    this.#origin ??= { at, real };
    return Math.max(0, this.#origin.real + (at - this.#origin.at) / this.#speed - real);
  }
}

import type { Logger } from "@calltape/shared";

/** The buffer must be emptier than this before refusals count as over: at the brim they come and go. */
const OVER_BELOW = 0.5;

/** The time in which the buffer is too full for some events: a warning at its start, and at its end how many were refused. */
export class RefusalEpisode {
  readonly #logger: Logger;
  #refused = 0;
  #since = 0;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  refused(held: number, heldBytes: number): void {
    this.#refused++;
    if (this.#refused > 1) return;
    this.#since = performance.now();
    this.#logger.warning("events_refused", { reason: "buffer_full", held, held_bytes: heldBytes });
  }

  /** To be told how full the buffer is whenever it became emptier, as a share from 0 to 1. */
  relieved(fullness: number): void {
    if (this.#refused === 0 || fullness >= OVER_BELOW) return;
    const duration_ms = Math.round(performance.now() - this.#since);
    this.#logger.warning("events_refused_over", {
      reason: "buffer_full",
      refused: this.#refused,
      duration_ms,
    });
    this.#refused = 0;
  }
}

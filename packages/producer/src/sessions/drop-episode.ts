import type { Logger } from "@calltape/shared";

/** After so long without a drop, the next one is news again. */
const OVER_AFTER_MS = 60_000;

/** Says that sessions had to be dropped from memory: once, not once a session. */
export class DropEpisode {
  readonly #logger: Logger;
  #last = Number.NEGATIVE_INFINITY;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  dropped(held: number): void {
    const now = performance.now();
    if (now - this.#last > OVER_AFTER_MS) {
      const action = "those calls cannot be resumed; raise sessions.maxInMemory or sessions.maxBytes";
      this.#logger.warning("sessions_dropped", { held, action });
    }
    this.#last = now;
  }
}

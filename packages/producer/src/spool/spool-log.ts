import type { Logger } from "@calltape/shared";

/** Says what the spool does: each episode once at its start and once at its end. */
export class SpoolLog {
  readonly #logger: Logger;
  #spooled = 0;
  #isFailing = false;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  spooled(count: number): void {
    if (this.#spooled === 0) this.#logger.warning("spooling", { reason: "Redis takes nothing" });
    this.#spooled += count;
    if (!this.#isFailing) return;
    this.#isFailing = false;
    this.#logger.info("spool_takes_again", {});
  }

  failed(error: unknown): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    const action = "make room or raise the bound; events stay in memory as long as there is room";
    this.#logger.error("spool_refuses", { error: reason(error), action });
  }

  /** A segment cannot be read; it stays where it is. */
  unreadable(segment: string, error: unknown): void {
    this.#logger.error("spool_unreadable", { segment, error: reason(error), action: "repair or remove it" });
  }

  adopted(count: number): void {
    this.#logger.info("spool_adopted", { processes: count });
  }

  damaged(segment: string, lines: number): void {
    this.#logger.warning("spool_damaged", { segment, lines });
  }

  /** Nothing of ours is left on disk. */
  emptied(sent: number): void {
    this.#logger.info("spool_emptied", { sent });
    this.#spooled = 0;
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import type { Logger } from "@calltape/shared";
import { type Backoff, backoffDelay } from "./backoff.js";
import { pause } from "./pause.js";

/**
 * Whether a server we depend on is there.
 *
 *     up --failed--> away (said once, as a warning or an error)
 *     away --failed--> away (waits longer each time)
 *     away --succeeded--> up (said once, with how long it took)
 */
export class Outage {
  readonly #name: string;
  readonly #logger: Logger;
  readonly #backoff: Backoff;
  #attempt = 0;
  #since: number | undefined;

  /** @param name what is away, as it stands in the log: `postgres`, `redis` */
  constructor(name: string, logger: Logger, backoff: Backoff = { first: 50, longest: 2_000 }) {
    this.#name = name;
    this.#logger = logger;
    this.#backoff = backoff;
  }

  get isUp(): boolean {
    return this.#since === undefined;
  }

  succeeded(): void {
    if (this.#since === undefined) return;
    this.#logger.info(`${this.#name}_back`, { away_ms: Math.round(performance.now() - this.#since) });
    this.#since = undefined;
    this.#attempt = 0;
  }

  /** Notes a failure and waits before the next try. */
  async failed(error: unknown, signal: AbortSignal, hint?: string): Promise<void> {
    this.#attempt++;
    if (this.#since === undefined) {
      this.#since = performance.now();
      const fields = { error, ...(hint === undefined ? {} : { hint }) };
      if (hint === undefined) this.#logger.warning(`${this.#name}_away`, fields);
      else this.#logger.error(`${this.#name}_fault`, fields);
    }
    await pause(backoffDelay(this.#backoff, this.#attempt), signal);
  }
}

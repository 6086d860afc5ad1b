import type { Logger } from "@calltape/shared";
import { type Backoff, backoffDelay } from "./backoff.js";
import type { DependencyState } from "./dependency-state.js";
import { errorMessage } from "./error-message.js";
import { pause } from "./pause.js";

/**
 * Whether a server we depend on is there.
 *
 *     connecting --succeeded--> up
 *     connecting, up --failed--> away or fault (said once, as a warning or an error)
 *     away, fault --failed--> the same (waits longer each time)
 *     away, fault --succeeded--> up (said once, with how long it took)
 */
export class Outage {
  readonly #name: string;
  readonly #logger: Logger;
  readonly #backoff: Backoff;
  #attempt = 0;
  /** By the monotonic clock, for the log. */
  #awaySince: number | undefined;
  #state: DependencyState = { status: "connecting", since: new Date() };

  /** @param name what is away, as it stands in the log: `postgres`, `redis` */
  constructor(name: string, logger: Logger, backoff: Backoff = { first: 50, longest: 2_000 }) {
    this.#name = name;
    this.#logger = logger;
    this.#backoff = backoff;
  }

  /** Whether nothing is known against it. */
  get isUp(): boolean {
    return this.#awaySince === undefined;
  }

  /** What is known of it, for people and probes. */
  get state(): DependencyState {
    return this.#state;
  }

  succeeded(): void {
    if (this.#state.status === "up") return;
    if (this.#awaySince !== undefined) {
      this.#logger.info(`${this.#name}_back`, { away_ms: Math.round(performance.now() - this.#awaySince) });
    }
    this.#state = { status: "up", since: new Date() };
    this.#awaySince = undefined;
    this.#attempt = 0;
  }

  /** Notes a failure and waits before the next try. `hint` says what to repair, where waiting alone will not help. */
  async failed(error: unknown, signal: AbortSignal, hint?: string): Promise<void> {
    this.#attempt++;
    if (this.#awaySince === undefined) {
      this.#awaySince = performance.now();
      const fields = { error, ...(hint === undefined ? {} : { hint }) };
      if (hint === undefined) this.#logger.warning(`${this.#name}_away`, fields);
      else this.#logger.error(`${this.#name}_fault`, fields);
      this.#state = { status: "away", since: new Date(), error: "" };
    }
    const status = hint === undefined ? "away" : "fault";
    this.#state = { status, since: this.#state.since, error: errorMessage(error) };
    await pause(backoffDelay(this.#backoff, this.#attempt), signal);
  }
}

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
 *
 * A cluster has {@link OutagePart}s: it is away as long as any of them is.
 */
export class Outage {
  readonly #name: string;
  readonly #logger: Logger;
  readonly #backoff: Backoff;
  readonly #failing = new Set<object>();
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

  /** One of several things that are asked for by themselves, such as a shard. */
  part(): OutagePart {
    return new OutagePart(this, this.#backoff);
  }

  succeeded(): void {
    this.#attempt = 0;
    this.clear(this);
  }

  /** Notes a failure and waits before the next try. `hint` says what to repair, where waiting alone will not help. */
  async failed(error: unknown, signal: AbortSignal, hint?: string): Promise<void> {
    this.#attempt++;
    this.note(this, error, hint);
    await pause(backoffDelay(this.#backoff, this.#attempt), signal);
  }

  /** Something works that may have failed before. */
  clear(part: object): void {
    this.#failing.delete(part);
    if (this.#failing.size > 0 || this.#state.status === "up") return;
    if (this.#awaySince !== undefined) {
      this.#logger.info(`${this.#name}_back`, { away_ms: Math.round(performance.now() - this.#awaySince) });
    }
    this.#state = { status: "up", since: new Date() };
    this.#awaySince = undefined;
  }

  /** Something does not work. */
  note(part: object, error: unknown, hint?: string): void {
    this.#failing.add(part);
    if (this.#awaySince === undefined) {
      this.#awaySince = performance.now();
      const fields = { error, ...(hint === undefined ? {} : { hint }) };
      if (hint === undefined) this.#logger.warning(`${this.#name}_away`, fields);
      else this.#logger.error(`${this.#name}_fault`, fields);
      this.#state = { status: "away", since: new Date(), error: "" };
    }
    const status = hint === undefined ? "away" : "fault";
    this.#state = { status, since: this.#state.since, error: errorMessage(error) };
  }
}

/** Whether one part of a whole is there. It waits by itself, and is up or away for itself. */
export class OutagePart {
  readonly #whole: Outage;
  readonly #backoff: Backoff;
  #attempt = 0;

  constructor(whole: Outage, backoff: Backoff) {
    this.#whole = whole;
    this.#backoff = backoff;
  }

  succeeded(): void {
    this.#attempt = 0;
    this.#whole.clear(this);
  }

  /** Notes a failure and waits before the next try. */
  async failed(error: unknown, signal: AbortSignal): Promise<void> {
    this.#attempt++;
    this.#whole.note(this, error);
    await pause(backoffDelay(this.#backoff, this.#attempt), signal);
  }
}

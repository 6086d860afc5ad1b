import type { Logger } from "@calltape/shared";
import { Backoff } from "./backoff.js";
import { type ReplyVerdict, replyCode } from "./reply-verdict.js";

const PASSING = { minMs: 50, maxMs: 5_000 };
/** What somebody has to repair is asked for less eagerly. */
const MISCONFIGURED = { minMs: 500, maxMs: 10_000 };

type Failure = Exclude<ReplyVerdict, "written">;

/**
 * One shard's way to Redis: *open*, or *paused* after a failure until its
 * backoff is over. Each shard has its own, so that one whose key is unusable
 * holds up no other. A row of refusals is one episode, logged at its first and
 * after its last.
 */
export class ShardLane {
  readonly key: string;
  readonly #logger: Logger;
  readonly #passing = new Backoff(PASSING);
  readonly #misconfigured = new Backoff(MISCONFIGURED);
  #timer: NodeJS.Timeout | undefined;
  #episode: { readonly code: string; readonly since: number } | undefined;

  constructor(key: string, logger: Logger) {
    this.key = key;
    this.#logger = logger;
  }

  get isPaused(): boolean {
    return this.#timer !== undefined;
  }

  /** How long Redis has refused to write here, ms; 0 while it does not. */
  get refusingForMs(): number {
    return this.#episode === undefined ? 0 : performance.now() - this.#episode.since;
  }

  succeeded(): void {
    this.#passing.reset();
    this.#misconfigured.reset();
    if (this.#episode === undefined) return;
    const duration_ms = Math.round(performance.now() - this.#episode.since);
    this.#logger.info("redis_accepts_writes", { stream: this.key, duration_ms });
    this.#episode = undefined;
  }

  failed(verdict: Failure, error: Error, resume: () => void): void {
    this.#reportRefusal(verdict, error);
    if (this.isPaused) return;
    const wait = (verdict === "misconfigured" ? this.#misconfigured : this.#passing).next();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      resume();
    }, wait).unref();
  }

  /** Does not wait for the backoff; the next attempt is the caller's. */
  hurry(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** An error reply may quote what was sent, so only its code is logged. */
  #reportRefusal(verdict: Failure, error: Error): void {
    const code = replyCode(error);
    if (code === undefined || this.#episode?.code === code) return;
    this.#episode = { code, since: this.#episode?.since ?? performance.now() };
    const fields = { stream: this.key, code };
    if (verdict === "misconfigured") {
      const action = "repair it; the events are held as long as there is room";
      this.#logger.error("redis_refuses_writes", { ...fields, action });
    } else this.#logger.warning("redis_refuses_writes", fields);
  }
}

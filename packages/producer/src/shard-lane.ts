import type { Logger } from "@calltape/shared";
import { Backoff } from "./backoff.js";
import { NodeAwayError } from "./cluster/node-away-error.js";
import { type ReplyVerdict, replyCode } from "./reply-verdict.js";

const PASSING = { minMs: 50, maxMs: 5_000 };
/**
 * So many batches may be on their way at once: over a link of 50 ms that is 32,000
 * events a second. A server that does not answer holds up no other's shards.
 */
const MAX_BATCHES = 16;
/** What somebody has to repair is asked for less eagerly. */
const MISCONFIGURED = { minMs: 500, maxMs: 10_000 };

type Failure = Exclude<ReplyVerdict, "written">;

/**
 * One shard's way to Redis: *open*, *full* while enough is on its way, or
 * *paused* after a failure until its backoff is over. Each shard has its own, so that one whose key is unusable
 * holds up no other. A row of refusals is one episode, logged at its first and
 * after its last.
 */
export class ShardLane {
  readonly key: string;
  readonly #logger: Logger;
  readonly #passing = new Backoff(PASSING);
  readonly #misconfigured = new Backoff(MISCONFIGURED);
  #timer: NodeJS.Timeout | undefined;
  #inFlight = 0;
  #failingSince: number | undefined;
  #episode: { readonly code: string; readonly since: number } | undefined;

  constructor(key: string, logger: Logger) {
    this.key = key;
    this.#logger = logger;
  }

  /** Whether a batch may be sent. */
  get isOpen(): boolean {
    return this.#timer === undefined && this.#inFlight < MAX_BATCHES;
  }

  /** How long nothing could be written here, ms; 0 while it can. */
  get failingForMs(): number {
    return this.#failingSince === undefined ? 0 : performance.now() - this.#failingSince;
  }

  /** A batch is on its way. */
  began(): void {
    this.#inFlight++;
  }

  /** It has been answered, or never will be. */
  ended(): void {
    this.#inFlight--;
  }

  succeeded(): void {
    this.#failingSince = undefined;
    this.#passing.reset();
    this.#misconfigured.reset();
    if (this.#episode === undefined) return;
    const duration_ms = Math.round(performance.now() - this.#episode.since);
    this.#logger.info("redis_accepts_writes", { stream: this.key, duration_ms });
    this.#episode = undefined;
  }

  failed(verdict: Failure, error: Error, resume: () => void): void {
    this.#failingSince ??= performance.now();
    this.#reportRefusal(verdict, error);
    if (this.#timer !== undefined) return;
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
    const code = error instanceof NodeAwayError ? error.code : replyCode(error);
    if (code === undefined || this.#episode?.code === code) return;
    this.#episode = { code, since: this.#episode?.since ?? performance.now() };
    const fields = { stream: this.key, code };
    if (verdict === "misconfigured") {
      const action = "repair it; the events are held as long as there is room";
      this.#logger.error("redis_refuses_writes", { ...fields, action });
    } else this.#logger.warning("redis_refuses_writes", fields);
  }
}

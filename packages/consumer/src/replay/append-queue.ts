import { backoffDelay } from "../pipeline/backoff.js";
import { pause } from "../pipeline/pause.js";
import { type Appendable, appendEntries } from "../redis/append-entries.js";
import type { RedisLink } from "../redis/connect-redis.js";

/** Entries sent together: beyond this, more gain nothing. */
const PIPELINE = 200;
/** Of these, on their way at once. */
const IN_FLIGHT = 4;
/** Tries before they are given up: some half a minute. */
const TRIES = 20;
const BACKOFF = { first: 50, longest: 2_000 };
/** What Redis refuses however often it is asked. */
const REFUSED = /^(NOAUTH|WRONGPASS|NOPERM|WRONGTYPE|ERR|CROSSSLOT)/;

/** Thrown when Redis refuses, or stays away for too long. */
export class NotAppendedError extends Error {
  override readonly name = "NotAppendedError";
  readonly reason: string;
  constructor(reason: string) {
    super(`Redis did not take the events: ${reason}; sending them all again is harmless`);
    this.reason = reason;
  }
}

/** Appends to streams in pipelines, several on their way at once; waits when they are too many. */
export class AppendQueue {
  appended = 0;
  readonly #link: RedisLink;
  readonly #signal: AbortSignal;
  readonly #onProgress: (appended: number) => void;
  #next: Appendable[] = [];
  readonly #flying = new Set<Promise<void>>();
  #failure: Error | undefined;

  constructor(
    link: RedisLink,
    signal: AbortSignal,
    onProgress: (appended: number) => void = () => undefined,
  ) {
    this.#link = link;
    this.#signal = signal;
    this.#onProgress = onProgress;
  }

  /** Takes an entry; waits while too many are on their way. */
  async append(entry: Appendable): Promise<void> {
    this.#next.push(entry);
    if (this.#next.length >= PIPELINE) await this.#send();
  }

  /** Resolves when everything taken is in Redis. */
  async drained(): Promise<void> {
    await this.#send();
    await Promise.all(this.#flying);
    if (this.#failure !== undefined) throw this.#failure;
  }

  async #send(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#next.length === 0) return;
    const entries = this.#next;
    this.#next = [];
    const flight: Promise<void> = this.#write(entries)
      .catch((error: unknown) => {
        this.#failure ??= error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => this.#flying.delete(flight));
    this.#flying.add(flight);
    while (this.#flying.size >= IN_FLIGHT) await Promise.race(this.#flying);
  }

  async #write(entries: readonly Appendable[]): Promise<void> {
    let left = entries;
    for (let attempt = 1; ; attempt++) {
      const errors = await appendEntries(this.#link.redis, left);
      const failed = left.filter((_, i) => errors[i] !== null);
      this.appended += left.length - failed.length;
      this.#onProgress(this.appended);
      if (failed.length === 0) return;
      const error = errors.find((one) => one !== null) ?? new Error("Redis gave no reply");
      if (attempt === TRIES || this.#signal.aborted || REFUSED.test(error.message)) {
        const reason = this.#link.reasonOf(error);
        throw new NotAppendedError(reason instanceof Error ? reason.message : String(reason));
      }
      left = failed;
      await pause(backoffDelay(BACKOFF, attempt), this.#signal);
    }
  }
}

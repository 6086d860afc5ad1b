/** A time in which Redis may have lost what it had confirmed; ms since 1970. */
export interface RedisLoss {
  readonly kind: string;
  /** What was confirmed before this is safe. */
  readonly from: number;
  /** What was confirmed after this is safe. */
  readonly until: number;
  /** When there was one master again, and nobody could write to another. */
  readonly over: number;
  /** The only ones that may be lost, by their tokens, where that is known. */
  readonly atStake?: ReadonlySet<string>;
}

/**
 * How long before a death the end of what Redis confirmed may be missing. With
 * `appendfsync everysec` Redis answers up to two seconds before it writes when
 * the disk is slow; a replica in order is behind by less, busy machines included.
 */
const BEHIND_MS = 2_000;
const NEVER = Number.POSITIVE_INFINITY;

/** The losses of one Redis, as they happen. */
export class LossLog {
  #losses: RedisLoss[] = [];

  get all(): readonly RedisLoss[] {
    return this.#losses;
  }

  /** From now on Redis may lose what it confirms, and what it has just confirmed. */
  begin(kind: string): void {
    this.#losses.push({ kind, from: Date.now() - BEHIND_MS, until: NEVER, over: NEVER });
  }

  /** It has just lost everything, and takes writes again; `atStake` is what nobody had stored. */
  emptied(atStake: ReadonlySet<string>): void {
    const now = Date.now();
    this.#losses.push({ kind: "emptied", from: 0, until: now, over: now, atStake });
  }

  /** What it was to lose is lost by now: nobody confirms anything. */
  lost(): void {
    const now = Date.now();
    this.#losses = this.#losses.map((loss) => (loss.until === NEVER ? { ...loss, until: now } : loss));
  }

  /** Whoever writes from now on writes to one that keeps it. */
  over(): void {
    const now = Date.now();
    this.lost();
    this.#losses = this.#losses.map((loss) => (loss.over === NEVER ? { ...loss, over: now } : loss));
  }
}

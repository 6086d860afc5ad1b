import type { ReadyEntry } from "./entry.js";

/** How much may be held in memory: read, but neither committed nor acknowledged. */
export interface InboxLimits {
  readonly entries: number;
  readonly bytes: number;
}

/** How much one batch may hold. A single entry larger than that is a batch of its own. */
export interface BatchLimits {
  readonly entries: number;
  readonly bytes: number;
}

/**
 * What has been read and is not yet done with. Reading goes on while a batch
 * commits, up to the limits; whoever takes a batch gets what waits, be it one
 * entry or a full batch, so that little traffic is fast and much is batched.
 *
 * An entry is *held* from `offer` until `release`; while held it is not taken in
 * again, however often Redis delivers it.
 */
export class Inbox {
  readonly #limits: InboxLimits;
  /** Ids of entries by their stream. */
  readonly #held = new Map<string, Set<string>>();
  #heldCount = 0;
  #waiting: ReadyEntry[] = [];
  #bytes = 0;
  /** Bytes of an entry, by what came last. */
  #entryBytes = 0;
  #wake: (() => void)[] = [];
  #isIsolated = false;

  constructor(limits: InboxLimits) {
    this.#limits = limits;
  }

  /**
   * Entries that may still be offered before the limits are reached, if they are as large as the last ones; none
   * while one is tried alone. Redis is asked for a number of entries, and can be given no bound of bytes.
   */
  get room(): number {
    const bytes = this.#limits.bytes - this.#bytes;
    if (this.#isIsolated || bytes <= 0) return 0;
    const byBytes = this.#entryBytes === 0 ? Number.POSITIVE_INFINITY : Math.ceil(bytes / this.#entryBytes);
    return Math.max(0, Math.min(byBytes, this.#limits.entries - this.#heldCount));
  }

  /** How many entries are held. */
  get held(): number {
    return this.#heldCount;
  }

  /** Whether nothing is held. */
  get isEmpty(): boolean {
    return this.#heldCount === 0;
  }

  /** How many entries wait to be taken. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Takes entries in, except those already held. Returns how many were taken. */
  offer(entries: readonly ReadyEntry[]): number {
    let taken = 0;
    if (entries.length > 0) {
      const bytes = entries.reduce((sum, { entry }) => sum + entry.raw.length, 0);
      this.#entryBytes = bytes / entries.length;
    }
    for (const entry of entries) {
      if (!this.#hold(entry)) continue;
      this.#bytes += entry.entry.raw.length;
      this.#waiting.push(entry);
      taken++;
    }
    if (taken > 0) this.#notify();
    return taken;
  }

  /** The oldest waiting entries, as many as a batch may hold; empty when nothing waits. They stay held. */
  take(limits: BatchLimits): ReadyEntry[] {
    let bytes = 0;
    let count = 0;
    for (const { entry } of this.#waiting) {
      bytes += entry.raw.length;
      if (count === limits.entries || (count > 0 && bytes > limits.bytes)) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  /** Lets go of entries: they are committed, or given up. */
  release(entries: readonly ReadyEntry[]): void {
    for (const entry of entries) {
      if (!this.#letGo(entry)) continue;
      this.#bytes -= entry.entry.raw.length;
    }
    this.#notify();
  }

  /** Shows no room until {@link reopen}; what is offered all the same is taken in. */
  isolate(): void {
    this.#isIsolated = true;
  }

  reopen(): void {
    this.#isIsolated = false;
    this.#notify();
  }

  /** Resolves when nothing is held, or `signal` aborts. */
  async emptied(signal: AbortSignal): Promise<void> {
    while (!this.isEmpty && !signal.aborted) await this.changed(signal);
  }

  isHeld(stream: string, id: string): boolean {
    return this.#held.get(stream)?.has(id) === true;
  }

  /** Ids of all held entries, by stream. */
  heldIds(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#held;
  }

  /** Resolves at the next change: something came in, or was released, or `signal` aborted. */
  changed(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        signal.removeEventListener("abort", done);
        resolve();
      };
      signal.addEventListener("abort", done, { once: true });
      this.#wake.push(done);
    });
  }

  /** Returns whether it was not held before. */
  #hold({ entry: { stream, id } }: ReadyEntry): boolean {
    const ids = this.#held.get(stream);
    if (ids?.has(id) === true) return false;
    if (ids === undefined) this.#held.set(stream, new Set([id]));
    else ids.add(id);
    this.#heldCount++;
    return true;
  }

  /** Returns whether it was held. */
  #letGo({ entry: { stream, id } }: ReadyEntry): boolean {
    if (this.#held.get(stream)?.delete(id) !== true) return false;
    this.#heldCount--;
    return true;
  }

  #notify(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const done of wake) done();
  }
}

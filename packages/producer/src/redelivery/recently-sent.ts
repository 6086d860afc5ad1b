import type { Batch } from "../bounded-buffer.js";

interface Sent {
  readonly batch: Batch;
  readonly at: number;
  readonly bytes: number;
}

export interface RecentlySentLimits {
  /** How long an event is kept after Redis was last seen not to have lost anything, ms. */
  readonly maxAgeMs: number;
  /** Bytes of JSON kept at most; beyond that the oldest go. */
  readonly maxBytes: number;
}

/**
 * What Redis has confirmed a short while ago: it may still lose it, by a
 * failover to a replica that lags, or a restart without the last second of its
 * log. Time alone makes nothing old: only {@link proven} does, so that an outage
 * of any length leaves what was sent before it.
 *
 * Invariant: batches lie in the order in which they were confirmed.
 */
export class RecentlySent {
  readonly #limits: RecentlySentLimits;
  #sent: Sent[] = [];
  #bytes = 0;

  constructor(limits: RecentlySentLimits) {
    this.#limits = limits;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get isEmpty(): boolean {
    return this.#sent.length === 0;
  }

  /** Notes a confirmed batch; `now` never decreases, ms. */
  add(batch: Batch, now: number): void {
    const bytes = batch.events.reduce((sum, event) => sum + event.bytes, 0);
    this.#sent.push({ batch, at: now, bytes });
    this.#bytes += bytes;
    let first = 0;
    while (this.#bytes > this.#limits.maxBytes && first < this.#sent.length) {
      this.#bytes -= this.#sent[first]?.bytes ?? 0;
      first++;
    }
    if (first > 0) this.#sent = this.#sent.slice(first);
  }

  /** The servers of these shards were asked at `now` and had lost nothing: what was confirmed long before is safe. */
  proven(now: number, shards: ReadonlySet<number>): void {
    this.#take(({ batch, at }) => shards.has(batch.shard) && at <= now - this.#limits.maxAgeMs);
  }

  /** Hands out everything of these shards, oldest first, to be sent again, and forgets it. */
  takeAll(shards: ReadonlySet<number>): readonly Batch[] {
    return this.#take(({ batch }) => shards.has(batch.shard)).map(({ batch }) => batch);
  }

  #take(isTaken: (sent: Sent) => boolean): readonly Sent[] {
    const taken = this.#sent.filter(isTaken);
    if (taken.length === 0) return taken;
    this.#sent = this.#sent.filter((sent) => !isTaken(sent));
    this.#bytes -= taken.reduce((sum, { bytes }) => sum + bytes, 0);
    return taken;
  }
}

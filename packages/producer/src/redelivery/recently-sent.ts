import type { Batch } from "../bounded-buffer.js";
import { type PackedEvents, packEvents, unpackEvents } from "../packed-events.js";

interface Sent {
  readonly shard: number;
  readonly events: PackedEvents;
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
 * of any length leaves what was sent before it. All that is sent passes through
 * here, and nearly none of it is ever needed: it is kept as bytes, which cost the
 * garbage collector nothing.
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
  add({ shard, events }: Batch, now: number): void {
    const bytes = events.reduce((sum, event) => sum + event.bytes, 0);
    this.#sent.push({ shard, events: packEvents(events), at: now, bytes });
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
    this.#take(({ shard, at }) => shards.has(shard) && at <= now - this.#limits.maxAgeMs);
  }

  /** Hands out everything of these shards, oldest first, to be sent again, and forgets it. */
  takeAll(shards: ReadonlySet<number>): readonly Batch[] {
    const taken = this.#take(({ shard }) => shards.has(shard));
    return taken.map(({ shard, events }): Batch => ({ shard, events: unpackEvents(events) }));
  }

  #take(isTaken: (sent: Sent) => boolean): readonly Sent[] {
    const taken = this.#sent.filter(isTaken);
    if (taken.length === 0) return taken;
    this.#sent = this.#sent.filter((sent) => !isTaken(sent));
    this.#bytes -= taken.reduce((sum, { bytes }) => sum + bytes, 0);
    return taken;
  }
}

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

  /** Redis was asked at `now` and had lost nothing: what was confirmed long before is safe. */
  proven(now: number): void {
    const kept = this.#sent.findIndex(({ at }) => at > now - this.#limits.maxAgeMs);
    const gone = kept === -1 ? this.#sent : this.#sent.slice(0, kept);
    this.#bytes -= gone.reduce((sum, { bytes }) => sum + bytes, 0);
    this.#sent = kept === -1 ? [] : this.#sent.slice(kept);
  }

  /** Hands out everything, oldest first, to be sent again, and forgets it. */
  takeAll(): readonly Batch[] {
    const batches = this.#sent.map(({ shard, events }): Batch => ({ shard, events: unpackEvents(events) }));
    this.#sent = [];
    this.#bytes = 0;
    return batches;
  }
}

import { EventQueue } from "./event-queue.js";
import { admissionLimit, type Importance } from "./importance.js";

/** An event ready to be sent. There may be many: it has no more to it than is needed. */
export interface HeldEvent {
  readonly json: string;
  /** Memory the JSON takes. */
  readonly bytes: number;
  /** Position among all events ever admitted, from 1. */
  readonly position: number;
}

export interface BufferLimits {
  /** Most events held at once. */
  readonly maxEvents: number;
  /** Most bytes of JSON held at once. */
  readonly maxBytes: number;
}

/** Events of one shard under way to Redis, oldest first. */
export interface Batch {
  readonly shard: number;
  readonly events: readonly HeldEvent[];
}

interface Lane {
  readonly queue: EventQueue;
  /** What came back unwritten, oldest first; goes before the queue. */
  returned: HeldEvent[];
}

/**
 * Events between their recording and Redis's word that they are written.
 *
 * Each is in one of two states: *waiting* in its shard's lane, or *in flight* in
 * a batch. `offer` admits it as waiting, `take` moves the oldest of a lane in
 * flight, `settle` ends a batch: what was written leaves, the rest waits again
 * at its old place. Within a shard `take` therefore hands out in order of
 * admission whatever waits.
 *
 * Invariant: what waits and what is in flight, together, never exceed the limits.
 */
export class BoundedBuffer {
  readonly #limits: BufferLimits;
  readonly #lanes: readonly Lane[];
  readonly #inFlight = new Set<Batch>();
  #held = 0;
  #heldBytes = 0;
  #inFlightCount = 0;
  #admitted = 0;

  constructor(shards: number, limits: BufferLimits) {
    this.#limits = limits;
    this.#lanes = Array.from({ length: shards }, () => ({
      queue: new EventQueue(),
      returned: [],
    }));
  }

  /** Events held, waiting or in flight. */
  get held(): number {
    return this.#held;
  }

  get heldBytes(): number {
    return this.#heldBytes;
  }

  get inFlight(): number {
    return this.#inFlightCount;
  }

  /** Position of the event admitted last; 0 before the first. */
  get lastPosition(): number {
    return this.#admitted;
  }

  /** The fuller of the two bounds, as a share from 0 to 1. */
  get fullness(): number {
    return Math.max(this.#held / this.#limits.maxEvents, this.#heldBytes / this.#limits.maxBytes);
  }

  /** Takes an event in, or says that there is no room for one of its importance. */
  offer(shard: number, json: string, bytes: number, importance: Importance): boolean {
    const share = admissionLimit[importance];
    if (this.#held + 1 > this.#limits.maxEvents * share) return false;
    if (this.#heldBytes + bytes > this.#limits.maxBytes * share) return false;
    this.#admitted++;
    this.#held++;
    this.#heldBytes += bytes;
    this.#lane(shard).queue.push({ json, bytes, position: this.#admitted });
    return true;
  }

  waiting(shard: number): number {
    const lane = this.#lane(shard);
    return lane.returned.length + lane.queue.length;
  }

  /** The oldest events of a shard, up to a count and about that many bytes, but one at least if any waits. */
  take(shard: number, maxEvents: number, maxBytes: number): Batch | undefined {
    const lane = this.#lane(shard);
    const taken: HeldEvent[] = [];
    let bytes = 0;
    let fromReturned = 0;
    while (taken.length < maxEvents) {
      const next = lane.returned[fromReturned] ?? lane.queue.peek();
      if (next === undefined || (taken.length > 0 && bytes + next.bytes > maxBytes)) break;
      if (fromReturned < lane.returned.length) fromReturned++;
      else lane.queue.shift();
      taken.push(next);
      bytes += next.bytes;
    }
    if (taken.length === 0) return undefined;
    if (fromReturned > 0) lane.returned = lane.returned.slice(fromReturned);
    this.#inFlightCount += taken.length;
    const batch: Batch = { shard, events: taken };
    this.#inFlight.add(batch);
    return batch;
  }

  /** Ends a batch. `isWritten` is asked once per event, by its index; what is not written waits again. */
  settle(batch: Batch, isWritten: (index: number) => boolean): void {
    if (!this.#inFlight.delete(batch)) return;
    this.#inFlightCount -= batch.events.length;
    const unwritten = batch.events.filter(({ bytes }, index) => {
      if (!isWritten(index)) return true;
      this.#held--;
      this.#heldBytes -= bytes;
      return false;
    });
    if (unwritten.length === 0) return;
    // At most a few batches are ever in flight, so this list stays short.
    const lane = this.#lane(batch.shard);
    lane.returned = [...lane.returned, ...unwritten].sort((a, b) => a.position - b.position);
  }

  /** Whether every event admitted up to that position has been written. */
  isWrittenUpTo(position: number): boolean {
    const isLater = (event: HeldEvent | undefined) => event === undefined || event.position > position;
    return (
      this.#lanes.every((lane) => isLater(lane.returned[0]) && isLater(lane.queue.peek())) &&
      [...this.#inFlight].every(({ events }) => isLater(events[0]))
    );
  }

  #lane(shard: number): Lane {
    const lane = this.#lanes[shard];
    if (lane === undefined) throw new RangeError(`shard ${shard} does not exist`);
    return lane;
  }
}

import type { Batch, BoundedBuffer } from "../bounded-buffer.js";
import type { StrandedEvents } from "./spool-pump.js";

/** From here on the buffer has too little room left to wait for Redis, as a share of its limits. */
const TOO_FULL = 0.5;
/** One write to the disk. */
const WRITE_EVENTS = 2_000;
const WRITE_BYTES = 1024 * 1024;

export interface StrandedInBufferOptions {
  readonly buffer: BoundedBuffer;
  readonly shards: number;
  /** Whether Redis has not taken a shard's events for a while. */
  readonly isStuck: (shard: number) => boolean;
  /** Called when events have left the buffer. */
  readonly onProgress: () => void;
}

/** Events in memory that Redis does not take: none that it will have in a moment, all that wait for longer. */
export class StrandedInBuffer implements StrandedEvents {
  readonly #options: StrandedInBufferOptions;

  constructor(options: StrandedInBufferOptions) {
    this.#options = options;
  }

  take(all: boolean): Batch | undefined {
    const { buffer, shards, isStuck } = this.#options;
    const isTooFull = buffer.fullness >= TOO_FULL;
    for (let shard = 0; shard < shards; shard++) {
      if (!all && !isTooFull && !isStuck(shard)) continue;
      const batch = buffer.take(shard, WRITE_EVENTS, WRITE_BYTES);
      if (batch !== undefined) return batch;
    }
    return undefined;
  }

  settle(batch: Batch, isSpooled: boolean): void {
    this.#options.buffer.settle(batch, () => isSpooled);
    if (isSpooled) this.#options.onProgress();
  }
}

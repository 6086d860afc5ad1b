import type { Logger } from "@calltape/shared";
import type { Batch } from "./bounded-buffer.js";
import { ShardLane } from "./shard-lane.js";

/** The lanes of all shards, which take turns. */
export class ShardLanes {
  readonly #lanes: readonly ShardLane[];
  #next = 0;

  /** @param keys the stream of each shard */
  constructor(keys: readonly string[], logger: Logger) {
    this.#lanes = keys.map((key) => new ShardLane(key, logger));
  }

  of(shard: number): ShardLane {
    const lane = this.#lanes[shard];
    if (lane === undefined) throw new RangeError(`shard ${shard} does not exist`);
    return lane;
  }

  /** The next batch that an open lane has, if `take` gives one. */
  nextBatch(take: (shard: number) => Batch | undefined): Batch | undefined {
    for (let turn = 0; turn < this.#lanes.length; turn++) {
      const shard = this.#next;
      this.#next = (shard + 1) % this.#lanes.length;
      if (!this.of(shard).isOpen) continue;
      const batch = take(shard);
      if (batch !== undefined) return batch;
    }
    return undefined;
  }

  /** Does not wait for any backoff. */
  hurry(): void {
    for (const lane of this.#lanes) lane.hurry();
  }
}

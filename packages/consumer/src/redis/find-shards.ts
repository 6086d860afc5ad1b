import { MAX_SHARDS, streamKey, streamKeys } from "@calltape/shared";
import type { Redis } from "./connect-redis.js";

/** Shards are numbered without gaps, but one that few calls fall to may have no stream yet: so many in a row have not. */
const STEP = 64;

/** Which shards from the number `from` on have a stream. */
export async function findShards(redis: Redis, prefix: string, from: number): Promise<readonly number[]> {
  const all: number[] = [];
  for (let first = from; first < MAX_SHARDS; first += STEP) {
    const length = Math.min(STEP, MAX_SHARDS - first);
    const shards = Array.from({ length }, (_, index) => first + index);
    const found = await Promise.all(shards.map((shard) => redis.exists(streamKey(prefix, shard))));
    if (!found.includes(1)) break;
    all.push(...shards.filter((_, index) => found[index] === 1));
  }
  return all;
}

/** All streams of an installation: those of its shards, and those beyond that there are. */
export async function allStreams(redis: Redis, prefix: string, shards: number): Promise<readonly string[]> {
  const further = await findShards(redis, prefix, shards);
  return [...streamKeys(prefix, shards), ...further.map((shard) => streamKey(prefix, shard))];
}

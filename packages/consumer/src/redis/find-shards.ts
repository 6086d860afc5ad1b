import { MAX_SHARDS, streamKey } from "@calltape/shared";
import type { Redis } from "./connect-redis.js";

/** Which shards from the number `from` on have a stream. */
export async function findShards(redis: Redis, prefix: string, from: number): Promise<readonly number[]> {
  const shards = Array.from({ length: MAX_SHARDS - from }, (_, index) => from + index);
  const found = await Promise.all(shards.map((shard) => redis.exists(streamKey(prefix, shard))));
  return shards.filter((_, index) => found[index] === 1);
}

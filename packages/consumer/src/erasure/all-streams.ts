import { streamKey, streamKeys } from "@calltape/shared";
import type { Redis } from "../redis/connect-redis.js";
import { findShards } from "../redis/find-shards.js";

/** All streams there are, also those of shards that this process was not told of. */
export async function allStreams(redis: Redis, prefix: string, shards: number): Promise<readonly string[]> {
  const further = await findShards(redis, prefix, shards);
  return [...streamKeys(prefix, shards), ...further.map((shard) => streamKey(prefix, shard))];
}

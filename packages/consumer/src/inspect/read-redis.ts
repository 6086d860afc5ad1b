import { streamKeys } from "@calltape/shared";
import type { Redis } from "../redis/connect-redis.js";
import { throwsStreamsAway } from "../redis/eviction-policy.js";
import { memoryOf } from "../redis/read-memory.js";
import { infoField } from "./info.js";
import { readConsumers, readStream } from "./read-stream.js";
import type { RedisState } from "./snapshot.js";
import { type WorkerClient, workerClients, workersOf } from "./workers.js";

export interface Installation {
  readonly prefix: string;
  readonly shards: number;
  /** Whether it was agreed to that Redis may throw streams away. */
  readonly allowEviction: boolean;
}

/** All that Redis knows of an installation. What a right is missing for is not known; the rest is. */
export async function readRedis(
  redis: Redis,
  { prefix, shards, allowEviction }: Installation,
): Promise<RedisState> {
  const [[seconds = 0, microseconds = 0], info, clients, ...streams] = await Promise.all([
    redis.time(),
    redis.info(),
    readClients(redis, prefix),
    ...streamKeys(prefix, shards).map((key) => readStream(redis, key)),
  ]);
  const consumers = await Promise.all(streams.map((stream) => readConsumers(redis, stream)));
  return {
    version: infoField(info, "redis_version") ?? "?",
    time: new Date(seconds * 1_000 + Math.floor(microseconds / 1_000)),
    ...memoryOf(info),
    mayEvict: !allowEviction && throwsStreamsAway(infoField(info, "maxmemory_policy")),
    streams,
    workers: workersOf(consumers.flat(), clients),
    tellsClients: clients !== undefined,
  };
}

async function readClients(redis: Redis, prefix: string): Promise<readonly WorkerClient[] | undefined> {
  // Not everywhere may one ask who else is there.
  const list = await redis.client("LIST").catch(() => undefined);
  return typeof list === "string" ? workerClients(prefix, list) : undefined;
}

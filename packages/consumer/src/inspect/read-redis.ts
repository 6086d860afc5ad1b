import { workersKey } from "@calltape/shared";
import type { RedisLink } from "../redis/connect-redis.js";
import { throwsStreamsAway } from "../redis/eviction-policy.js";
import { allStreams } from "../redis/find-shards.js";
import { fullest, memoryOf } from "../redis/read-memory.js";
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

/** All that Redis knows of an installation, also on streams beyond its number of shards. What a right is missing for is not known; the rest is. */
export async function readRedis(
  link: RedisLink,
  { prefix, shards, allowEviction }: Installation,
): Promise<RedisState> {
  const { redis, masters } = link;
  const keys = await allStreams(redis, prefix, shards);
  const [[seconds = 0, microseconds = 0], infos, clients, ...streams] = await Promise.all([
    redis.time(),
    Promise.all(masters.map((master) => master.info())),
    readClients(link, prefix),
    ...keys.map((key) => readStream(redis, key)),
  ]);
  const consumers = await Promise.all(streams.map((stream) => readConsumers(redis, stream)));
  return {
    version: infoField(infos[0] ?? "", "redis_version") ?? "?",
    time: new Date(seconds * 1_000 + Math.floor(microseconds / 1_000)),
    ...fullest(infos.map(memoryOf)),
    mayEvict: !allowEviction && infos.some((info) => throwsStreamsAway(infoField(info, "maxmemory_policy"))),
    streams,
    workers: workersOf(consumers.flat(), clients),
    tellsClients: clients !== undefined,
  };
}

/**
 * Who is connected; where one may not ask Redis that, who is on the workers'
 * roster, which they cannot keep while Redis is full.
 */
async function readClients(link: RedisLink, prefix: string): Promise<readonly WorkerClient[] | undefined> {
  const lists = await Promise.all(link.masters.map((master) => master.client("LIST").catch(() => undefined)));
  const texts = lists.filter((list) => typeof list === "string");
  if (texts.length > 0) return texts.flatMap((text) => workerClients(prefix, text));
  const roster = await link.redis.zrange(workersKey(prefix), "0", "-1");
  return roster.length === 0
    ? undefined
    : roster.map((name) => ({ name, address: undefined, isSilent: false }));
}

import { CONSUMER_GROUP, EVENT_FIELD, streamKey } from "@calltape/shared";
import { waitFor } from "@calltape/testkit";
import { connectRedis, type Redis } from "../../packages/consumer/src/redis/connect-redis.js";

/** The stream of a prefix's first shard, seen from beside the worker. */
export interface Stream {
  readonly key: string;
  readonly redis: Redis;
  /** Appends events, in this order. */
  add(...events: readonly (string | Buffer)[]): Promise<void>;
  length(): Promise<number>;
  /** Resolves when there is anything in the stream. */
  filled(): Promise<unknown>;
  /** Entries given to a worker and not acknowledged; of one consumer if it is named. */
  pending(consumer?: string): Promise<number>;
  /** How long nobody has touched the pending entries, in ms each. */
  idleTimes(): Promise<number[]>;
  consumers(): Promise<string[]>;
  /** Resolves when everything is read and acknowledged. */
  drained(timeoutMs?: number): Promise<void>;
  close(): void;
}

export async function openStream(redisUrl: string, prefix: string): Promise<Stream> {
  const key = streamKey(prefix, 0);
  const link = connectRedis(redisUrl);
  const { redis } = link;
  await waitFor("the connection to Redis", () => redis.status === "ready");
  // The named methods, not `call`: only they give one shape of reply over both protocols of Redis.
  const group = async (): Promise<Map<unknown, unknown> | undefined> => {
    const reply = (await redis.xinfo("GROUPS", key)) as unknown[][];
    return reply.map(asMap).find((found) => found.get("name") === CONSUMER_GROUP);
  };
  const pendingEntries = async (consumer?: string) => {
    const range = [key, CONSUMER_GROUP, "-", "+", 100_000] as const;
    const reply = consumer === undefined ? redis.xpending(...range) : redis.xpending(...range, consumer);
    return (await reply) as [id: string, consumer: string, idle: number, deliveries: number][];
  };
  return {
    key,
    redis,
    add: async (...events) => {
      const pipeline = redis.pipeline();
      for (const event of events) pipeline.xadd(key, "*", EVENT_FIELD, event);
      for (const [error] of (await pipeline.exec()) ?? []) if (error !== null) throw error;
    },
    length: () => redis.xlen(key),
    filled: () => waitFor(`${key} to hold an entry`, () => redis.xlen(key), { timeoutMs: 30_000 }),
    pending: async (consumer) => (await pendingEntries(consumer)).length,
    idleTimes: async () => (await pendingEntries()).map(([, , idle]) => idle),
    consumers: async () => {
      const reply = (await redis.xinfo("CONSUMERS", key, CONSUMER_GROUP)) as unknown[][];
      return reply.map((fields) => String(asMap(fields).get("name")));
    },
    drained: async (timeoutMs = 30_000) => {
      // Not by `lag`: Redis 7.0 gets it wrong for good when it is killed after it has rewritten its file.
      const nothingLeft = async () => {
        const [found, whole] = [await group(), asMap((await redis.xinfo("STREAM", key)) as unknown[])];
        return (
          found?.get("pending") === 0 && found.get("last-delivered-id") === whole.get("last-generated-id")
        );
      };
      await waitFor(`${key} to be drained`, nothingLeft, { timeoutMs });
    },
    close: () => link.disconnect(),
  };
}

function asMap(flat: readonly unknown[]): Map<unknown, unknown> {
  return new Map(flat.flatMap((name, i) => (i % 2 === 0 ? [[name, flat[i + 1]] as const] : [])));
}

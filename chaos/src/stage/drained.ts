import { CONSUMER_GROUP, streamKey } from "@calltape/shared";
import { waitFor } from "@calltape/testkit";
import { askRedis } from "./ask-redis.js";

/** Resolves when everything in the stream was given to a worker, and acknowledged. */
export async function drained(redisUrl: string, prefix: string, timeoutMs: number): Promise<void> {
  const key = streamKey(prefix, 0);
  const isDrained = () =>
    askRedis(redisUrl, async (redis) => {
      const groups = ((await redis.xinfo("GROUPS", key)) as unknown[][]).map(asMap);
      const group = groups.find((one) => one.get("name") === CONSUMER_GROUP);
      const stream = asMap((await redis.xinfo("STREAM", key)) as unknown[]);
      const isRead = group?.get("last-delivered-id") === stream.get("last-generated-id");
      return isRead && group?.get("pending") === 0;
    });
  await waitFor("the stream to be drained", isDrained, { timeoutMs, intervalMs: 200 });
}

function asMap(flat: readonly unknown[]): Map<unknown, unknown> {
  return new Map(flat.flatMap((name, i) => (i % 2 === 0 ? [[name, flat[i + 1]] as const] : [])));
}

import { CONSUMER_GROUP, streamKeys } from "@calltape/shared";
import { waitFor } from "@calltape/testkit";
import { readBacklog } from "../../packages/consumer/src/redis/read-backlog.js";
import type { Bench } from "./bench.js";

/** Waits until nothing waits and nothing is pending in any shard. */
export async function shardsDrained({ stream, prefix }: Bench, shards: number): Promise<void> {
  const isDrained = async () => {
    const backlogs = await Promise.all(
      streamKeys(prefix, shards).map((key) => readBacklog(stream.redis, key, CONSUMER_GROUP)),
    );
    return backlogs.every(({ waiting, pending }) => waiting + pending === 0);
  };
  await waitFor("all shards to be drained", isDrained, { timeoutMs: 60_000 });
}

import { mkdir, rm } from "node:fs/promises";
import { waitFor } from "@calltape/testkit";
import type { RedisPair } from "../stage/redis-pair.js";
import type { Fault } from "./fault.js";

/** Where a folder stands in its place, no snapshot can be put. */
const snapshot = (redis: RedisPair) => `${redis.masterFolder}/data/dump.rdb`;

/** Asks for snapshots until one has gone as expected; one that is under way is waited for. */
async function save(redis: RedisPair, expected: "ok" | "err"): Promise<void> {
  const isDone = async () => {
    const info = await redis.ask((master) => master.info("persistence"));
    if (info.includes(`rdb_last_bgsave_status:${expected}`)) return true;
    await redis.ask((master) => master.bgsave());
    return false;
  };
  await waitFor(`a snapshot to end with ${expected}`, isDone, { timeoutMs: 20_000, intervalMs: 50 });
}

/** Redis cannot save its snapshot, and takes no writes because of that (MISCONF). */
export const redisRefusesSaving: Fault = {
  inject: async ({ redis }) => {
    await rm(snapshot(redis), { recursive: true, force: true });
    await mkdir(`${snapshot(redis)}/in-the-way`, { recursive: true });
    // Only where snapshots are wanted does it matter that they fail: some day, so that none comes by itself.
    await redis.set("save", "86400 1000000");
    await save(redis, "err");
  },
  heal: async ({ redis }) => {
    await rm(snapshot(redis), { recursive: true, force: true });
    await save(redis, "ok");
    await redis.set("save", "");
  },
};

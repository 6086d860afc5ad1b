import type { Fault } from "./fault.js";

/** The same, but the replica has not heard from the master for a while. */
export const redisFailedOverBehind: Fault = {
  inject: async ({ redis }) => {
    await redis.inSync();
    redis.holdReplication();
  },
  heal: async ({ redis }) => {
    await redis.loseMaster();
    await redis.promote();
    await redis.demote();
  },
};

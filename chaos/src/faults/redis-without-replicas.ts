import type { Fault } from "./fault.js";

/** The replica is gone, and the master takes no writes without one (NOREPLICAS). */
export const redisWithoutReplicas: Fault = {
  inject: async ({ redis }) => {
    await redis.set("min-replicas-to-write", "1");
    redis.cutReplication();
  },
  heal: async ({ redis }) => {
    await redis.mendReplication();
    await redis.set("min-replicas-to-write", "0");
  },
};

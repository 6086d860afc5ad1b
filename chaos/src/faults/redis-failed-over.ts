import type { Fault } from "./fault.js";

/** The master crashes; its replica takes over, and is followed by the old one. */
export const redisFailedOver: Fault = {
  inject: async ({ redis }) => {
    await redis.inSync();
    await redis.loseMaster();
  },
  heal: async ({ redis }) => {
    await redis.promote();
    await redis.demote();
  },
};

import type { Fault } from "./fault.js";

/** The replica takes over while the old master lives, and still takes writes from whoever is connected to it. */
export const redisSwitchedOver: Fault = {
  inject: async ({ redis }) => {
    await redis.inSync();
    await redis.promote();
  },
  heal: ({ redis }) => redis.demote(),
};

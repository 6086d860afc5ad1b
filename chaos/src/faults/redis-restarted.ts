import type { Fault } from "./fault.js";

/** The master ends in good order, and comes back. */
export const redisRestarted: Fault = {
  inject: ({ redis }) => redis.stop(),
  heal: ({ redis }) => redis.startAgain(),
};

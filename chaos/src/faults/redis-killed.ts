import type { Fault } from "./fault.js";

/** The master crashes, and comes back with what its append-only file has. */
export const redisKilled: Fault = {
  inject: ({ redis }) => redis.kill(),
  heal: ({ redis }) => redis.startAgain(),
};

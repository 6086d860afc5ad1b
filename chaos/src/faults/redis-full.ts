import type { Fault } from "./fault.js";

/** Redis has no memory left for anything new. */
export const redisFull: Fault = {
  inject: ({ redis }) => redis.setMemoryLimit("1mb"),
  heal: ({ redis }) => redis.setMemoryLimit("0"),
};

import type { Fault } from "./fault.js";

/** Redis has no memory left for anything new. */
export const redisFull: Fault = {
  inject: ({ redis }) => redis.set("maxmemory", "1mb"),
  heal: ({ redis }) => redis.set("maxmemory", "0"),
};

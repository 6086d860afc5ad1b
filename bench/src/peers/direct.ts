import { openEventPool } from "./open-pool.js";
import { CONCURRENCY, type Peer } from "./peer.js";

/** No queue: so many handlers at once, each waiting for its INSERT. */
export const direct: Peer = {
  name: "INSERT from the handler, no queue",
  prepare: async ({ databaseUrl, events }) => {
    const pool = openEventPool(databaseUrl);
    const run = async () => {
      const left = events[Symbol.iterator]();
      const handler = async () => {
        for (const event of left) await pool.store(event);
      };
      await Promise.all(Array.from({ length: CONCURRENCY }, handler));
    };
    return { run, close: () => pool.end() };
  },
};

import type { CallEvent } from "@calltape/shared";
import pg from "pg";
import { CONCURRENCY } from "./peer.js";
import { storeEvent } from "./store-event.js";

export interface EventPool {
  readonly store: (event: CallEvent) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** A pool of node-postgres. */
export function openPool(databaseUrl: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max });
  // `end` does not wait until Postgres has let go of the connections; dropping the database then ends them.
  const lost = (error: Error) => void process.stderr.write(`a connection was lost: ${error.message}\n`);
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}

/** The same, and the storing of one event over one of its connections. */
export function openEventPool(databaseUrl: string): EventPool {
  const pool = openPool(databaseUrl, CONCURRENCY);
  return {
    store: async (event) => {
      const client = await pool.connect();
      try {
        await storeEvent(client, event);
      } finally {
        client.release();
      }
    },
    end: () => pool.end(),
  };
}

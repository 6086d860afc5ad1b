import pg from "pg";

export type { Pool, PoolClient } from "pg";

export interface PoolOptions {
  readonly databaseUrl: string;
  /** Connections at most. */
  readonly max: number;
  /** Told of errors on connections that nobody is waiting on. */
  readonly onIdleError: (error: Error) => void;
}

/** Waiting for a connection, ms. */
const CONNECT_TIMEOUT = 5_000;
/**
 * Ends waiting on a peer that is connected but dead, ms. Longer than the
 * server's own statement_timeout, so that a living server speaks first.
 */
const QUERY_TIMEOUT = 12_000;

/**
 * Opens a pool. A connection that breaks, idle or checked out, never ends the
 * process: without a listener on the client itself, node-postgres raises an
 * uncaught error when a checked-out client breaks between two queries.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: options.max,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: QUERY_TIMEOUT,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: "calltape",
  });
  pool.on("error", options.onIdleError);
  pool.on("connect", (client) => client.on("error", options.onIdleError));
  return pool;
}

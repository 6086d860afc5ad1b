import type { Pool, PoolClient } from "./pool.js";

/**
 * What holds inside every transaction, whatever the database's defaults:
 * limits on waiting, and a commit that is on disk before it is believed, for
 * acknowledging is an action that relies on it. SET LOCAL and not start-up
 * parameters: poolers between us and Postgres refuse or ignore those.
 */
const BEGIN = `BEGIN ISOLATION LEVEL READ COMMITTED;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL idle_in_transaction_session_timeout = '15s';
SET LOCAL synchronous_commit = on;
SET LOCAL timezone = 'UTC'`;

/** COMMIT of an aborted transaction succeeds, with the tag ROLLBACK. Thrown so that it is never taken for a commit. */
export class NotCommittedError extends Error {
  override readonly name = "NotCommittedError";
  /** SQLSTATE transaction_rollback: the batch is tried again. */
  readonly code = "40001";
  constructor(tag: string) {
    super(`Postgres answered COMMIT with ${tag}: nothing was stored`);
  }
}

/**
 * Runs `work` in one transaction and resolves with its result only when
 * Postgres said COMMIT. Whatever goes wrong, the error of `work` is thrown and
 * the connection is closed rather than reused: its state is unknown, and a
 * statement that timed out here may still be running there.
 */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(BEGIN);
    const result = await work(client);
    const { command } = await client.query("COMMIT");
    if (command !== "COMMIT") throw new NotCommittedError(command);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

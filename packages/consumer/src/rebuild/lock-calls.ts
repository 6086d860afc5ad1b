import type { PoolClient } from "../db/pool.js";
import type { CallRow } from "../projections/calls/call-row.js";
import { type CallKey, callKeyText, inLockOrder, loadCalls } from "../projections/calls/merge-calls.js";

const INSERT_EMPTY = `
INSERT INTO calls (id, started_at) SELECT * FROM unnest($1::uuid[], $2::timestamptz[])
ON CONFLICT DO NOTHING`;

/**
 * Locks the rows of `calls` until the end of the transaction and reads them;
 * a call that has none gets an empty one.
 *
 * Invariant: while a call's row is locked, its stored events do not change for
 * anybody. Whoever adds an event to a call locks or inserts its row before
 * committing, so that such a transaction either has committed before this
 * returns, and the next statement sees its events and the row has them counted;
 * or it waits for this one to end, and then counts its own. A row that is being
 * inserted is waited for like a lock.
 */
export async function lockCalls(
  client: PoolClient,
  calls: readonly CallKey[],
): Promise<Map<string, CallRow>> {
  const locked = new Map<string, CallRow>();
  let waiting = inLockOrder(calls);
  while (waiting.length > 0) {
    for (const [key, row] of await loadCalls(client, waiting)) locked.set(key, row);
    waiting = waiting.filter((call) => !locked.has(callKeyText(call)));
    if (waiting.length === 0) break;
    await client.query(INSERT_EMPTY, [
      waiting.map(({ id }) => id),
      waiting.map(({ startedAt }) => startedAt),
    ]);
  }
  return locked;
}

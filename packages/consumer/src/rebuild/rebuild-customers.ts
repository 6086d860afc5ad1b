import type { Pool, PoolClient } from "../db/pool.js";
import { recountCustomers } from "../projections/customers/merge-customers.js";
import type { CallRange } from "./rebuild-state.js";

/** Customers counted again in one transaction. */
const CUSTOMERS = 500;

const OLDEST = "SELECT min(started_at) AS oldest FROM calls";

const NEXT = `
SELECT c.id, c.first_call_at >= $2
  AND (NOT $3 OR EXISTS (SELECT FROM calls WHERE customer_id = c.id AND started_at >= $4 AND started_at < $5))
  AS "isMeant"
FROM customers c WHERE ($1::uuid IS NULL OR c.id > $1)
ORDER BY c.id LIMIT ${CUSTOMERS}`;

/**
 * When the oldest call began that there is. A customer whose first call began
 * before had calls that are gone: nobody can count that one again.
 */
export async function oldestCall(pool: Pool): Promise<Date | undefined> {
  const { rows } = await pool.query<{ oldest: Date | null }>(OLDEST);
  return rows[0]?.oldest ?? undefined;
}

export interface CustomerPage {
  /** The id after which to go on; `undefined` at the end. */
  readonly last: string | undefined;
  /** Rows that were wrong. */
  readonly changed: number;
}

/** Counts the next customers after the id `after` again, of those who have calls in the range. */
export async function rebuildCustomers(
  client: PoolClient,
  after: string | undefined,
  { from, until }: CallRange,
  oldest: Date | undefined,
): Promise<CustomerPage> {
  const isBounded = from !== undefined || until !== undefined;
  const { rows } = await client.query<{ id: string; isMeant: boolean }>(NEXT, [
    ...[after, oldest ?? "-infinity", isBounded, from ?? "-infinity", until ?? "infinity"],
  ]);
  const meant = rows.filter(({ isMeant }) => isMeant).map(({ id }) => id);
  return { last: rows.at(-1)?.id, changed: await recountCustomers(client, meant) };
}

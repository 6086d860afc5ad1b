import type { PoolClient } from "../../db/pool.js";
import type { CustomerChanges, CustomerGain } from "./customer-changes.js";
import type { Customer } from "./phone-book.js";

const GAIN = `
INSERT INTO customers AS c (id, tenant, phone, name, name_version, total_calls, first_call_at, last_call_at)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[],
                     $6::integer[], $7::timestamptz[], $8::timestamptz[])
ON CONFLICT (id) DO UPDATE SET
  name          = CASE WHEN excluded.name_version > coalesce(c.name_version, '') THEN excluded.name ELSE c.name END,
  name_version  = greatest(excluded.name_version, c.name_version),
  total_calls   = c.total_calls + excluded.total_calls,
  first_call_at = least(c.first_call_at, excluded.first_call_at),
  last_call_at  = greatest(c.last_call_at, excluded.last_call_at),
  updated_at    = now()`;

const LOCK = "SELECT FROM customers WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE";

/** A customer is who has calls; one whose last call turned out to be another's never was. */
const REMOVE = `
DELETE FROM customers c WHERE id = ANY($1::uuid[])
AND NOT EXISTS (SELECT FROM calls WHERE customer_id = c.id)`;

const RECOUNT = `
UPDATE customers c SET
  name = s.name, name_version = s.name_version, total_calls = s.total_calls,
  first_call_at = s.first_call_at, last_call_at = s.last_call_at, updated_at = now()
FROM (
  SELECT customer_id, count(*) AS total_calls, min(started_at) AS first_call_at, max(started_at) AS last_call_at,
         (array_agg(customer_name ORDER BY v.version DESC NULLS LAST))[1] AS name, max(v.version) AS name_version
  FROM calls LEFT JOIN LATERAL (
    SELECT key AS version FROM jsonb_each(fact_versions) WHERE value ? 'customer_name'
  ) v ON true
  WHERE customer_id = ANY($1::uuid[])
  GROUP BY customer_id
) s
WHERE c.id = s.customer_id
  AND (c.name, c.name_version, c.total_calls, c.first_call_at, c.last_call_at)
    IS DISTINCT FROM (s.name, s.name_version, s.total_calls, s.first_call_at, s.last_call_at)`;

const ENSURE = `
INSERT INTO customers (id, tenant, phone, first_call_at, last_call_at)
SELECT DISTINCT ON (id) id, tenant, phone, started_at, started_at
FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[]) AS c(id, tenant, phone, started_at)
ORDER BY id
ON CONFLICT DO NOTHING
RETURNING id`;

async function gain(client: PoolClient, gains: readonly CustomerGain[]): Promise<void> {
  const column = <T>(value: (gain: CustomerGain) => T) => gains.map(value);
  await client.query(GAIN, [
    column(({ customer }) => customer.id),
    column(({ customer }) => customer.tenant),
    column(({ customer }) => customer.phone),
    column(({ name }) => name?.value ?? null),
    column(({ name }) => name?.version ?? null),
    column(({ calls }) => calls),
    column(({ firstCallAt }) => firstCallAt),
    column(({ lastCallAt }) => lastCallAt),
  ]);
}

/**
 * Applies a batch's changes to `customers`. Must run after the batch's calls
 * are written, in their transaction: a recount sees what others committed
 * before it took the lock, and who comes later adds to it.
 */
export async function mergeCustomers(client: PoolClient, changes: CustomerChanges): Promise<void> {
  if (changes.gains.length > 0) await gain(client, changes.gains);
  await recountCustomers(client, changes.losses);
}

/** Makes the rows of customers that have none, with nothing counted yet: {@link recountCustomers} does that. Returns their ids. */
export async function ensureCustomers(
  client: PoolClient,
  calls: readonly { readonly customer: Customer | undefined; readonly startedAt: string }[],
): Promise<string[]> {
  const known = calls.flatMap(({ customer, startedAt }) =>
    customer === undefined ? [] : [{ customer, startedAt }],
  );
  if (known.length === 0) return [];
  const { rows } = await client.query<{ id: string }>(ENSURE, [
    known.map(({ customer }) => customer.id),
    known.map(({ customer }) => customer.tenant),
    known.map(({ customer }) => customer.phone),
    known.map(({ startedAt }) => startedAt),
  ]);
  return rows.map(({ id }) => id);
}

/**
 * Counts customers again from their calls, and removes those that have none.
 * Returns how many rows that changed.
 *
 * Invariant: who changes whose call one is locks the customer's row before
 * committing. So under the lock, every call that is committed is counted, and
 * every other one will be by who waits for it.
 */
export async function recountCustomers(client: PoolClient, ids: readonly string[]): Promise<number> {
  const wanted = [...new Set(ids)].filter((id) => id !== "");
  if (wanted.length === 0) return 0;
  await client.query(LOCK, [wanted]);
  const removed = await client.query(REMOVE, [wanted]);
  const recounted = await client.query(RECOUNT, [wanted]);
  return (removed.rowCount ?? 0) + (recounted.rowCount ?? 0);
}

import type { Pool, PoolClient } from "../db/pool.js";
import { utcText } from "../db/utc-text.js";
import { addMonths } from "../partitions/month.js";
import { readPartitions } from "../partitions/read-partitions.js";
import type { CallKey } from "../projections/calls/merge-calls.js";
import type { Person } from "./person.js";

/**
 * Calls whose customer this is, and those of which it is not known yet who
 * called whom, if the number is at either end. An inbound call *to* the number
 * is not the person's: it would be our own line.
 */
const THEIRS = `
SELECT c.id, ${utcText("c.started_at")} AS "startedAt" FROM calls c
WHERE c.started_at >= $1 AND c.started_at < $2 AND c.started_at <= $3 AND ($5::text IS NULL OR c.tenant = $5)
  AND ((c.direction IS DISTINCT FROM 'outbound' AND c.caller_phone = $4)
    OR (c.direction IS DISTINCT FROM 'inbound' AND c.called_number = $4)
    OR c.customer_id = ANY(ARRAY(SELECT id FROM customers WHERE phone = $4 AND ($5::text IS NULL OR tenant = $5))))
ORDER BY c.started_at, c.id`;

/**
 * The person's calls that began until then, the oldest first. Reads the months
 * one by one: no index knows who was called.
 */
export async function findCalls(pool: Pool, person: Person, until: Date): Promise<readonly CallKey[]> {
  const partitions = await readPartitions(pool);
  const months = partitions.flatMap(({ table, month, state }) =>
    table === "calls" && state === "attached" ? [month] : [],
  );
  const calls: CallKey[] = [];
  for (const month of months) {
    const { rows } = await pool.query<CallKey>(THEIRS, [
      ...[`${month}-01T00:00:00Z`, `${addMonths(month, 1)}-01T00:00:00Z`, until],
      ...[person.phone, person.tenant],
    ]);
    calls.push(...rows);
  }
  return calls;
}

const KEYS = `
SELECT DISTINCT id, ${utcText("started_at")} AS "startedAt" FROM (
  SELECT id, started_at FROM calls WHERE id = ANY($1::uuid[])
  UNION SELECT call_id, call_started_at FROM call_events WHERE call_id = ANY($1::uuid[])
  UNION SELECT call_id, call_started_at FROM call_turns WHERE call_id = ANY($1::uuid[])
  UNION SELECT call_id, call_started_at FROM call_tool_calls WHERE call_id = ANY($1::uuid[])
) known`;

/** Where anything is stored of calls of which only the ids are known. */
export async function keysOf(client: Pool | PoolClient, ids: readonly string[]): Promise<readonly CallKey[]> {
  return (await client.query<CallKey>(KEYS, [ids])).rows;
}

const NAMES = `
SELECT DISTINCT name FROM (
  SELECT customer_name AS name FROM calls WHERE id = ANY($1::uuid[])
  UNION SELECT data->>'customer_name' FROM call_events
  WHERE call_id = ANY($1::uuid[]) AND type IN ('call.started', 'call.updated')
) known WHERE name IS NOT NULL`;

/** All names that were ever stated in these calls. */
export async function namesIn(client: Pool | PoolClient, ids: readonly string[]): Promise<readonly string[]> {
  return (await client.query<{ name: string }>(NAMES, [ids])).rows.map(({ name }) => name);
}

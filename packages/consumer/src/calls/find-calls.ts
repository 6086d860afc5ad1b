import type { Pool } from "../db/pool.js";
import { type CallOverview, OVERVIEW_COLUMNS } from "./call-overview.js";

/** Which calls are wanted; what is left out does not matter. */
export interface CallFilter {
  readonly tenant?: string | undefined;
  /** The customer's number, or the caller's, as it is stored: E.164 where that is possible. */
  readonly phone?: string | undefined;
  readonly scenario?: string | undefined;
  readonly outcome?: string | undefined;
  readonly endReason?: string | undefined;
  readonly incomplete?: boolean | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
}

/**
 * All tenants of a table, found by jumping from one to the next in the index
 * that begins with them: there are few, and no index has all calls by time.
 */
const tenantsOf = (table: "calls" | "customers") => `
  WITH RECURSIVE t AS (
    (SELECT tenant FROM ${table} ORDER BY tenant LIMIT 1)
    UNION ALL
    SELECT (SELECT n.tenant FROM ${table} n WHERE n.tenant > t.tenant ORDER BY n.tenant LIMIT 1)
    FROM t WHERE t.tenant IS NOT NULL
  )
  SELECT tenant FROM t WHERE tenant IS NOT NULL AND ($1::text IS NULL OR tenant = $1)`;

const CONDITIONS = `
  c.started_at >= $2::timestamptz AND c.started_at < $3::timestamptz
  AND ($4::text IS NULL OR c.scenario = $4)
  AND ($5::text IS NULL OR c.outcome = $5)
  AND ($6::text IS NULL OR c.end_reason = $6)
  AND (NOT $7::boolean OR (c.ended_at IS NOT NULL AND c.sequenced_event_count < c.expected_event_count))`;

/** The newest of each tenant, and of these the newest: each by the tenants' journal. */
const NEWEST = `
SELECT newest.* FROM (${tenantsOf("calls")}) tenants
CROSS JOIN LATERAL (
  SELECT ${OVERVIEW_COLUMNS} FROM calls c
  WHERE c.tenant = tenants.tenant AND ${CONDITIONS}
  ORDER BY c.started_at DESC LIMIT $8
) newest
ORDER BY newest.started_at DESC, newest.id LIMIT $8`;

/** A number's calls: those of its customer, whoever called whom, and those it made that is no customer's. */
const BY_PHONE = `
SELECT ${OVERVIEW_COLUMNS} FROM calls c
WHERE (c.caller_phone = $9 OR c.customer_id = ANY (ARRAY(
    SELECT customers.id FROM (${tenantsOf("customers")}) tenants
    JOIN customers ON customers.tenant = tenants.tenant AND customers.phone = $9)))
  AND ($1::text IS NULL OR c.tenant = $1) AND ${CONDITIONS}
ORDER BY c.started_at DESC, c.id LIMIT $8`;

/** A query and its parameters; told apart from running it, so that its plan can be looked at. Pure. */
export function callsQuery(filter: CallFilter, limit: number): { text: string; values: unknown[] } {
  const { tenant, phone, scenario, outcome, endReason, incomplete, since, until } = filter;
  const values = [
    tenant ?? null,
    since ?? "-infinity",
    until ?? "infinity",
    scenario ?? null,
    outcome ?? null,
    endReason ?? null,
    incomplete === true,
    limit,
  ];
  return phone === undefined ? { text: NEWEST, values } : { text: BY_PHONE, values: [...values, phone] };
}

/** The newest calls that are wanted, the newest first. */
export async function findCalls(
  pool: Pool,
  filter: CallFilter,
  limit: number,
): Promise<readonly CallOverview[]> {
  const { rows } = await pool.query<CallOverview>(callsQuery(filter, limit));
  return rows;
}

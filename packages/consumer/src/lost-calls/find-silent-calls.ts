import type { Pool } from "../db/pool.js";
import type { SilentCall } from "./lost-end.js";

/** Calls looked at in one go. */
const LIMIT = 500;

/**
 * Calls without an end of which nothing was stored for a while, the oldest
 * first. Not those that retention has reached: their end would be set aside.
 */
const QUERY = `
SELECT c.id, c.started_at, c.tenant, last.event_at
FROM calls c,
     LATERAL (SELECT max(e.occurred_at) AS event_at FROM call_events e
              WHERE e.call_id = c.id AND e.call_started_at = c.started_at) last
WHERE c.ended_at IS NULL
  AND c.started_at < now() - $1 * interval '1 ms'
  AND c.updated_at < now() - $1 * interval '1 ms'
  AND last.event_at IS NOT NULL
  AND c.started_at >= coalesce((SELECT max(kept_since) FROM retention_floors), '-infinity')
ORDER BY c.started_at
LIMIT ${LIMIT}`;

interface Row {
  readonly id: string;
  readonly started_at: Date;
  readonly tenant: string;
  readonly event_at: Date;
}

/** @param silentFor how long nothing must have been stored of a call, ms */
export async function findSilentCalls(pool: Pool, silentFor: number): Promise<readonly SilentCall[]> {
  const { rows } = await pool.query<Row>(QUERY, [silentFor]);
  return rows.map(({ id, started_at, tenant, event_at }) => ({
    id,
    startedAt: started_at,
    tenant,
    lastEventAt: event_at,
  }));
}

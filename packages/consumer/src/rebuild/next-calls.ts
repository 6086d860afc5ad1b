import type { PoolClient } from "../db/pool.js";
import { utcText } from "../db/utc-text.js";
import { addMonths, type Month } from "../partitions/month.js";
import type { CallKey } from "../projections/calls/merge-calls.js";
import type { CallRange } from "./rebuild-state.js";

/**
 * The next events of a month by their calls' ids, in the order of the one index
 * there is, and the calls they belong to. Whether a call lies in the range is
 * asked afterwards: a narrow range must not make one statement read a whole month.
 */
const QUERY = `
WITH page AS MATERIALIZED (
  SELECT call_id FROM call_events
  WHERE call_started_at >= $1 AND call_started_at < $2 AND ($3::uuid IS NULL OR call_id > $3)
  ORDER BY call_id LIMIT $6
), last AS (
  SELECT (array_agg(call_id ORDER BY call_id DESC))[1] AS call_id FROM page
)
SELECT last.call_id AS last, found.id, found."startedAt", found.events
FROM last LEFT JOIN LATERAL (
  SELECT e.call_id AS id, ${utcText("e.call_started_at")} AS "startedAt", count(*)::integer AS events
  FROM call_events e
  WHERE e.call_started_at >= greatest($1, $4::timestamptz) AND e.call_started_at < least($2, $5::timestamptz)
    AND ($3::uuid IS NULL OR e.call_id > $3) AND e.call_id <= last.call_id
  GROUP BY e.call_id, e.call_started_at
) found ON true`;

export interface CallPage {
  /** The id after which to go on; `undefined` at the end of the month. */
  readonly last: string | undefined;
  readonly calls: readonly CallKey[];
  readonly events: number;
}

interface Row {
  readonly last: string | null;
  readonly id: string | null;
  readonly startedAt: string;
  readonly events: number;
}

/**
 * The calls of a month after the id `after` that have events.
 *
 * @param events looked at; the last call is taken as a whole
 */
export async function nextCalls(
  client: PoolClient,
  month: Month,
  after: string | undefined,
  { from, until }: CallRange,
  events: number,
): Promise<CallPage> {
  const { rows } = await client.query<Row>(QUERY, [
    ...[`${month}-01T00:00:00Z`, `${addMonths(month, 1)}-01T00:00:00Z`, after],
    ...[from ?? "-infinity", until ?? "infinity", events],
  ]);
  const calls = rows.flatMap(({ id, startedAt }) => (id === null ? [] : [{ id, startedAt }]));
  const found = rows.reduce((sum, row) => sum + (row.events ?? 0), 0);
  return { last: rows[0]?.last ?? undefined, calls, events: found };
}

const MONTHS = `
SELECT replace(right(c.relname, 7), '_', '-') AS month, greatest(c.reltuples, 0)::float8 AS events
FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = 'call_events'::regclass AND NOT i.inhdetachpending
ORDER BY 1`;

/** The months of `call_events` that a range touches, in order, with how many events Postgres thinks each has. */
export async function monthsOf(
  client: PoolClient,
  { from, until }: CallRange,
): Promise<readonly { readonly month: Month; readonly events: number }[]> {
  const { rows } = await client.query<{ month: Month; events: number }>(MONTHS);
  return rows.filter(
    ({ month }) =>
      (from === undefined || Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) > from.getTime()) &&
      (until === undefined || Date.parse(`${month}-01T00:00:00Z`) < until.getTime()),
  );
}

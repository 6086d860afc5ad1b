import { readStoredEvent } from "@calltape/shared";
import type { PoolClient } from "../db/pool.js";
import { utcText } from "../db/utc-text.js";
import type { CallKey } from "../projections/calls/merge-calls.js";
import { EVENTS_OF_KEYS, keyValues } from "../rebuild/read-events.js";
import type { Rewriting } from "./rewriting.js";

const READ = `
SELECT e.schema_version AS v, e.event_id AS id, e.type, e.call_id,
       ${utcText("e.call_started_at")} AS call_started_at, ${utcText("e.occurred_at")} AS at,
       e.seq, e.tenant, e.request_id, e.trace_id, e.data::text AS data
${EVENTS_OF_KEYS}`;

const WRITE = `
UPDATE call_events e SET schema_version = u.v, data = u.data, request_id = u.request_id, trace_id = u.trace_id
FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::smallint[], $5::jsonb[], $6::text[], $7::text[])
  AS u(event_id, call_id, call_started_at, v, data, request_id, trace_id)
WHERE e.call_id = u.call_id AND e.event_id = u.event_id AND e.call_started_at = u.call_started_at
  AND e.call_started_at BETWEEN $8 AND $9`;

interface Row {
  readonly v: number;
  readonly id: string;
  readonly call_id: string;
  readonly call_started_at: string;
  readonly request_id: string | null;
  readonly trace_id: string | null;
  readonly data: string;
}

function rewritten(row: Row, rewriting: Rewriting): Row {
  const { data, ...envelope } = row;
  const read = readStoredEvent({ ...envelope, data: JSON.parse(data) as unknown }, data);
  const { dataJson, v } = read.ok
    ? rewriting.event(read)
    : { dataJson: rewriting.unreadable(data), v: row.v };
  return {
    ...row,
    ...{ data: dataJson, v },
    request_id: rewriting.link(row.request_id),
    trace_id: rewriting.link(row.trace_id),
  };
}

const sameJson = (a: string, b: string) => a === b || JSON.stringify(JSON.parse(a)) === b;

/** Writes the stored events of calls anew where that changes them. Returns how many. */
export async function rewriteEvents(
  client: PoolClient,
  calls: readonly CallKey[],
  rewriting: Rewriting,
): Promise<number> {
  const { rows } = await client.query<Row>(READ, keyValues(calls));
  const changed = rows.flatMap((row) => {
    const now = rewritten(row, rewriting);
    const isSame =
      sameJson(row.data, now.data) &&
      row.v === now.v &&
      row.request_id === now.request_id &&
      row.trace_id === now.trace_id;
    return isSame ? [] : [now];
  });
  if (changed.length === 0) return 0;
  const column = <T>(value: (row: Row) => T) => changed.map(value);
  const starts = column((row) => row.call_started_at);
  const inOrder = [...starts].sort();
  const { rowCount } = await client.query(WRITE, [
    ...[column(({ id }) => id), column((row) => row.call_id), starts, column(({ v }) => v)],
    ...[column(({ data }) => data), column((row) => row.request_id), column((row) => row.trace_id)],
    ...[inOrder[0], inOrder.at(-1)],
  ]);
  return rowCount ?? 0;
}

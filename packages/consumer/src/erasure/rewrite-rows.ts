import type { EventType } from "@calltape/shared";
import type { PoolClient } from "../db/pool.js";
import type { CallKey } from "../projections/calls/merge-calls.js";
import { rowRewrites } from "../projections/row-projections.js";
import type { Rewriting } from "./rewriting.js";

const KEYS = "WITH keys (call_id, call_started_at) AS (SELECT * FROM unnest($1::uuid[], $2::timestamptz[]))";
const SOURCE = `
WITH source (call_id, call_started_at, event_id, occurred_at, type, data) AS (
  SELECT call_id, call_started_at, event_id, NULL::timestamptz, $1, data
  FROM unnest($2::uuid[], $3::timestamptz[], $4::uuid[], $5::jsonb[]) AS u(call_id, call_started_at, event_id, data)
)`;

const TABLES = rowRewrites("source", "keys").map(({ type, read, write }) => ({
  type,
  read: `${KEYS}${read}`,
  write: `${SOURCE}${write}`,
}));

interface Row {
  readonly call_id: string;
  readonly call_started_at: Date;
  readonly event_id: string;
  readonly data: string;
}

/** A field without a value is one that is not there. */
function said(json: string): string {
  const fields = Object.entries(JSON.parse(json) as Record<string, unknown>);
  return JSON.stringify(Object.fromEntries(fields.filter(([, value]) => value !== null)));
}

/** Writes the rows of turns and tools of calls anew where that changes them. Returns how many. */
export async function rewriteRows(
  client: PoolClient,
  calls: readonly CallKey[],
  rewriting: Rewriting,
): Promise<number> {
  const keys = [calls.map(({ id }) => id), calls.map(({ startedAt }) => startedAt)];
  let written = 0;
  for (const { type, read, write } of TABLES) {
    const { rows } = await client.query<Row>(read, keys);
    const changed = rows.flatMap((row) => {
      const data = rewriting.row(type as EventType, row.data);
      return said(data) === said(row.data) ? [] : [{ ...row, data }];
    });
    if (changed.length === 0) continue;
    const column = <T>(value: (row: Row) => T) => changed.map(value);
    const { rowCount } = await client.query(write, [
      ...[type, column((row) => row.call_id), column((row) => row.call_started_at)],
      ...[column((row) => row.event_id), column(({ data }) => data)],
    ]);
    written += rowCount ?? 0;
  }
  return written;
}

import type { DecodedEvent } from "@calltape/shared";
import type { PoolClient } from "../db/pool.js";
import { rowProjectionClauses } from "../projections/row-projections.js";

/**
 * The gate. `call_events` takes each event once; whatever it does not return is
 * a duplicate and has no effect anywhere. The rows that follow from an event
 * alone are written by the same statement, from the accepted rows themselves.
 */
const ACCEPTED = `
WITH accepted AS (
  INSERT INTO call_events (event_id, call_id, call_started_at, type, schema_version, seq,
                           occurred_at, tenant, request_id, trace_id, data)
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::smallint[], $6::integer[],
                       $7::timestamptz[], $8::text[], $9::text[], $10::text[], $11::jsonb[])
  ON CONFLICT DO NOTHING
  RETURNING event_id, call_id, call_started_at, type, occurred_at, data
)`;
const RESULT = "\nSELECT call_id, event_id FROM accepted";

const STATEMENT = `${ACCEPTED}${rowProjectionClauses("accepted")}${RESULT}`;

/**
 * The same for a batch with events of an older version: `call_events` keeps
 * them as they came, the rows are made from what they are in the newest one.
 */
const STATEMENT_WITH_UPCASTS = `${ACCEPTED}, newest AS (
  SELECT a.event_id, a.call_id, a.call_started_at, a.type, a.occurred_at, coalesce(u.data, a.data) AS data
  FROM accepted a LEFT JOIN unnest($12::uuid[], $13::uuid[], $14::jsonb[]) AS u(event_id, call_id, data)
    ON u.event_id = a.event_id AND u.call_id = a.call_id
)${rowProjectionClauses("newest")}${RESULT}`;

/** What makes an event the same event: any difference in these is another one. */
export function identityOf({ event }: DecodedEvent): string {
  return event.call_id + event.id + event.call_started_at;
}

const byIdentity = (a: DecodedEvent, b: DecodedEvent) =>
  a.event.call_id < b.event.call_id
    ? -1
    : a.event.call_id > b.event.call_id
      ? 1
      : a.event.id < b.event.id
        ? -1
        : Number(a.event.id > b.event.id);

/**
 * Stores events and returns those that were new, each once.
 *
 * Invariant: keys are inserted in order, so two batches that share events wait
 * for each other instead of deadlocking.
 */
export async function passGate(client: PoolClient, events: readonly DecodedEvent[]): Promise<DecodedEvent[]> {
  const unique = new Map(events.map((decoded) => [identityOf(decoded), decoded]));
  const ordered = [...unique.values()].sort(byIdentity);
  if (ordered.length === 0) return [];
  const column = <T>(value: (decoded: DecodedEvent) => T) => ordered.map(value);
  const older = ordered.filter(({ upcastJson }) => upcastJson !== undefined);
  const upcasts = [
    older.map(({ event }) => event.id),
    older.map(({ event }) => event.call_id),
    older.map(({ upcastJson }) => upcastJson),
  ];
  const { rows } = await client.query<[string, string]>({
    text: older.length === 0 ? STATEMENT : STATEMENT_WITH_UPCASTS,
    rowMode: "array",
    values: [
      column(({ event }) => event.id),
      column(({ event }) => event.call_id),
      column(({ event }) => event.call_started_at),
      column(({ event }) => event.type),
      column(({ event }) => event.v),
      column(({ event }) => event.seq ?? null),
      column(({ event }) => event.at),
      column(({ event }) => event.tenant ?? ""),
      column(({ event }) => event.request_id ?? null),
      column(({ event }) => event.trace_id ?? null),
      column(({ dataJson }) => dataJson),
      ...(older.length === 0 ? [] : upcasts),
    ],
  });
  if (rows.length === ordered.length) return ordered;
  const accepted = new Set(rows.map(([callId, eventId]) => callId + eventId));
  return ordered.filter(({ event }) => accepted.has(event.call_id + event.id));
}

import { type DecodedEvent, readStoredEvent } from "@calltape/shared";
import type { PoolClient } from "../db/pool.js";
import { utcText } from "../db/utc-text.js";
import { type CallKey, callKeyText } from "../projections/calls/merge-calls.js";

/** The calls meant, and between which starts they lie, which is what chooses the partitions. */
export const KEYS = "SELECT * FROM unnest($1::uuid[], $2::timestamptz[])";

/** The stored events of these calls, as `e`. */
export const EVENTS_OF_KEYS = `
FROM (${KEYS}) AS k(call_id, call_started_at)
JOIN call_events e ON e.call_id = k.call_id AND e.call_started_at = k.call_started_at
  AND e.call_started_at BETWEEN $3 AND $4`;

const QUERY = `
SELECT e.schema_version AS v, e.event_id AS id, e.type, e.call_id,
       ${utcText("e.call_started_at")} AS call_started_at, ${utcText("e.occurred_at")} AS at,
       e.seq, e.tenant, e.request_id, e.trace_id, e.data::text AS data
${EVENTS_OF_KEYS}`;

interface StoredEvent {
  readonly id: string;
  readonly call_id: string;
  readonly call_started_at: string;
  readonly type: string;
  readonly data: string;
}

/** The values for {@link KEYS} and what follows it. `calls` must not be empty. */
export function keyValues(calls: readonly CallKey[]): unknown[] {
  const starts = calls.map(({ startedAt }) => startedAt);
  const inOrder = [...starts].sort();
  return [calls.map(({ id }) => id), starts, inOrder[0], inOrder.at(-1)];
}

/** One call's events; `undefined` where one of them cannot be read by this version. */
export type EventsOfCall = readonly DecodedEvent[] | undefined;

/** Reads the stored events of calls as if they had just arrived, by {@link callKeyText}. */
export async function readEvents(
  client: PoolClient,
  calls: readonly CallKey[],
): Promise<ReadonlyMap<string, EventsOfCall>> {
  const { rows } = await client.query<StoredEvent>(QUERY, keyValues(calls));
  const found = new Map<string, DecodedEvent[] | undefined>();
  for (const { data, ...envelope } of rows) {
    const key = callKeyText({ id: envelope.call_id, startedAt: envelope.call_started_at });
    const events = found.has(key) ? found.get(key) : [];
    const read = readStoredEvent({ ...envelope, data: JSON.parse(data) as unknown }, data);
    if (read.ok) events?.push(read);
    found.set(key, read.ok ? events : undefined);
  }
  return found;
}

import type { DecodedEvent } from "@calltape/shared";
import type { PoolClient } from "../db/pool.js";
import type { CallKey } from "../projections/calls/merge-calls.js";
import { rowRepairs } from "../projections/row-projections.js";
import { EVENTS_OF_KEYS, KEYS, keyValues } from "./read-events.js";

/** Events of an older version count as what they are in the newest, as they did at the gate. */
const SOURCE = `
WITH keys (call_id, call_started_at) AS (${KEYS}),
newest AS (
  SELECT e.event_id, e.call_id, e.call_started_at, e.type, e.occurred_at, coalesce(u.data, e.data) AS data
  ${EVENTS_OF_KEYS}
  LEFT JOIN unnest($5::uuid[], $6::uuid[], $7::jsonb[]) AS u(event_id, call_id, data)
    ON u.event_id = e.event_id AND u.call_id = e.call_id
)`;

const STATEMENTS = rowRepairs("newest", "keys").flatMap(({ removeWrong, addMissing }) => [
  `${SOURCE}${removeWrong}`,
  `${SOURCE}${addMissing}`,
]);

/** Makes the rows that stand for one event each what the events say, for locked calls. Returns how many it wrote. */
export async function repairRows(
  client: PoolClient,
  calls: readonly CallKey[],
  events: readonly DecodedEvent[],
): Promise<number> {
  const older = events.filter(({ upcastJson }) => upcastJson !== undefined);
  const values = [
    ...keyValues(calls),
    older.map(({ event }) => event.id),
    older.map(({ event }) => event.call_id),
    older.map(({ upcastJson }) => upcastJson),
  ];
  let written = 0;
  for (const text of STATEMENTS) {
    const { rowCount, command } = await client.query(text, values);
    if (command === "INSERT") written += rowCount ?? 0;
  }
  return written;
}

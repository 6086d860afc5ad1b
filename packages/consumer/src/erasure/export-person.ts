import type { Pool, PoolClient } from "../db/pool.js";
import type { CallKey } from "../projections/calls/merge-calls.js";
import type { Redis } from "../redis/connect-redis.js";
import { readSessions } from "./erase-sessions.js";
import { findCalls } from "./find-calls.js";
import { findLetters, personIn } from "./find-letters.js";
import type { Person } from "./person.js";

/** How many of what an export has. */
export interface ExportCounts {
  readonly customers: number;
  readonly calls: number;
  readonly events: number;
  readonly deadLetters: number;
  readonly sessions: number;
}

export interface ExportOptions {
  readonly pool: Pool;
  readonly redis: Redis;
  readonly prefix: string;
  readonly onProgress?: (calls: number, of: number) => void;
}

/** What is the database's own business, and nothing of the person. */
const OWN = "'{fact_versions,name_version}'::text[]";

const CUSTOMERS = `
SELECT (to_jsonb(c) - ${OWN})::text AS json FROM customers c
WHERE phone = $1 AND ($2::text IS NULL OR tenant = $2) ORDER BY tenant`;

const rowsOf = (table: string, order: string) => `
  coalesce((SELECT jsonb_agg(to_jsonb(t) - '{call_id,call_started_at}'::text[] ORDER BY ${order}) FROM ${table} t
            WHERE t.call_id = $1 AND t.call_started_at = $2), '[]')`;

/** A call with all that is stored of it, as Postgres writes it: no number is rounded on the way. */
const CALL = `
SELECT (to_jsonb(c) - ${OWN} || jsonb_build_object(
  'turns', ${rowsOf("call_turns", "occurred_at, turn_number, event_id")},
  'tool_calls', ${rowsOf("call_tool_calls", "occurred_at, event_id")},
  'events', ${rowsOf("call_events", "occurred_at, seq, event_id")}))::text AS json,
  (SELECT count(*)::integer FROM call_events e WHERE e.call_id = $1 AND e.call_started_at = $2) AS events
FROM calls c WHERE c.id = $1 AND c.started_at = $2`;

async function callJson(client: Pool | PoolClient, { id, startedAt }: CallKey) {
  const { rows } = await client.query<{ json: string; events: number }>(CALL, [id, startedAt]);
  return rows[0];
}

/**
 * Writes all that is stored of a person as one JSON document, unmasked, a piece
 * at a time: it may be larger than memory. What waits in the streams is not in
 * it yet.
 *
 * @param write takes a piece of the document; the next waits for it
 */
export async function exportPerson(
  { pool, redis, prefix, onProgress }: ExportOptions,
  person: Person,
  write: (text: string) => Promise<void>,
  signal: AbortSignal,
): Promise<ExportCounts> {
  const now = new Date();
  const head = { exported_at: now.toISOString(), phone: person.phone, tenant: person.tenant ?? null };
  await write(JSON.stringify(head).slice(0, -1));
  const { rows: customers } = await pool.query<{ json: string }>(CUSTOMERS, [person.phone, person.tenant]);
  await write(`,"customers":[${customers.map(({ json }) => json).join(",")}]`);

  const calls = await findCalls(pool, person, now);
  let [events, written] = [0, 0];
  await write(',"calls":[');
  for (const [i, call] of calls.entries()) {
    signal.throwIfAborted();
    const found = await callJson(pool, call);
    onProgress?.(i, calls.length);
    if (found === undefined) continue;
    await write(`${written === 0 ? "" : ","}\n${found.json}`);
    events += found.events;
    written++;
  }

  const search = personIn(person, new Set(calls.map(({ id }) => id)));
  const letters = await findLetters(pool, search);
  const deadLetters = letters.map(({ raw, ...letter }) => ({ ...letter, raw: raw.toString("utf8") }));
  await write(`],"dead_letters":${JSON.stringify(deadLetters)}`);

  // Only of their own calls: who mentions the number in another call is somebody else.
  const found = await readSessions(redis, prefix, [...search.calls]);
  const sessions = found.map(({ callId, ...parts }) => ({ call_id: callId, ...parts }));
  await write(`,"sessions":${JSON.stringify(sessions)}}\n`);
  return {
    ...{ customers: customers.length, calls: written, events },
    ...{ deadLetters: letters.length, sessions: sessions.length },
  };
}

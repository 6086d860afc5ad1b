import type { DecodedEvent } from "@calltape/shared";
import { copyRows } from "../db/copy.js";
import { CopyRows } from "../db/copy-rows.js";
import { sqlStateOf } from "../db/error-class.js";
import type { PoolClient } from "../db/pool.js";
import { copyRowProjections } from "../projections/copy-row-projections.js";

const COPY = `COPY call_events (event_id, call_id, call_started_at, type, schema_version, seq,
                  occurred_at, tenant, request_id, trace_id, data) FROM STDIN (FORMAT binary)`;

const COLUMNS = 11;

/** Which of the keys are stored. Looked up one by one, each in its own partition: never a scan. */
const STORED = `
SELECT k.position
FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) WITH ORDINALITY AS k(event_id, call_id, call_started_at, position),
     LATERAL (SELECT FROM call_events e WHERE e.call_id = k.call_id AND e.event_id = k.event_id
                AND e.call_started_at = k.call_started_at LIMIT 1) AS stored`;

const UNIQUE_VIOLATION = "23505";

/** Thrown when a batch that was taken for new has an event that is stored. Nothing of it is: it can be tried again. */
export class AlreadyStoredError extends Error {
  override readonly name = "AlreadyStoredError";
}

/**
 * The gate. `call_events` takes each event once, by its key; whatever it has is
 * a duplicate and has no effect anywhere.
 *
 *     trusting --a duplicate--> asking
 *     asking --a batch without duplicates--> trusting
 *
 * Duplicates are rare: something died, or was sent again. So a batch is taken
 * for new and loaded by COPY, which the unique key refuses as a whole if it is
 * not. While there are duplicates, Postgres is first asked which events it has.
 * Whether it trusts or asks, the key decides: between asking and loading another
 * worker may have stored the same event.
 */
export class Gate {
  #asks = false;

  /**
   * Stores events and returns those that were new, each once, with a call's
   * events beside each other.
   *
   * Invariant: keys are inserted in order, so two batches that share events wait
   * for each other instead of deadlocking.
   *
   * @throws AlreadyStoredError when the batch is to be tried again, in a new transaction
   */
  async pass(client: PoolClient, events: readonly DecodedEvent[]): Promise<readonly DecodedEvent[]> {
    const unique = inOrder(events);
    if (unique.length === 0) return unique;
    const accepted = this.#asks ? await withoutStored(client, unique) : unique;
    this.#asks = accepted.length < unique.length;
    if (accepted.length === 0) return accepted;
    try {
      await copyRows(client, COPY, rowsOf(accepted));
    } catch (error) {
      if (sqlStateOf(error) !== UNIQUE_VIOLATION) throw error;
      this.#asks = true;
      throw new AlreadyStoredError("an event of the batch is stored already", { cause: error });
    }
    await copyRowProjections(client, accepted);
    return accepted;
  }
}

/** In the order of their keys, each once. A call's events mostly come in order, and calls are fewer than events. */
function inOrder(events: readonly DecodedEvent[]): DecodedEvent[] {
  const calls = new Map<string, DecodedEvent[]>();
  for (const decoded of events) {
    const known = calls.get(decoded.event.call_id);
    if (known === undefined) calls.set(decoded.event.call_id, [decoded]);
    else known.push(decoded);
  }
  const ids = [...calls.keys()].sort();
  return ids.flatMap((id) => {
    const ordered = (calls.get(id) ?? []).sort(withinCall);
    return ordered.filter((decoded, i) => i === 0 || withinCall(ordered[i - 1] ?? decoded, decoded) !== 0);
  });
}

function withinCall({ event: a }: DecodedEvent, { event: b }: DecodedEvent): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  if (a.call_started_at === b.call_started_at) return 0;
  return a.call_started_at < b.call_started_at ? -1 : 1;
}

async function withoutStored(client: PoolClient, events: readonly DecodedEvent[]): Promise<DecodedEvent[]> {
  const { rows } = await client.query<[position: string]>({
    text: STORED,
    rowMode: "array",
    values: [
      events.map(({ event }) => event.id),
      events.map(({ event }) => event.call_id),
      events.map(({ event }) => event.call_started_at),
    ],
  });
  const stored = new Set(rows.map(([position]) => Number(position) - 1));
  return events.filter((_, i) => !stored.has(i));
}

function rowsOf(events: readonly DecodedEvent[]): CopyRows {
  const rows = new CopyRows();
  for (const { event, dataJson } of events) {
    rows.row(COLUMNS).uuid(event.id).uuid(event.call_id).timestamptz(event.call_started_at);
    rows.text(event.type).smallint(event.v).integer(event.seq).timestamptz(event.at);
    rows
      .text(event.tenant ?? "")
      .text(event.request_id)
      .text(event.trace_id);
    rows.jsonb(dataJson);
  }
  return rows;
}

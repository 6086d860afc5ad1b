import type { CallEvent } from "@calltape/shared";
import type { PoolClient } from "../../db/pool.js";
import { utcText } from "../../db/utc-text.js";
import type { CallChange } from "../customers/customer-changes.js";
import { customerOfCall } from "../customers/customer-of-call.js";
import type { PhoneBook } from "../customers/phone-book.js";
import { addSums, isOnlySums } from "./add-sums.js";
import { CALL_COLUMNS, type CallRow, rowOf, stateOf } from "./call-row.js";
import { type CallState, emptyCall } from "./call-state.js";
import { foldEvent } from "./fold-event.js";

/** What a row of `calls` is found by. */
export interface CallKey {
  readonly id: string;
  /** In canonical form. */
  readonly startedAt: string;
}

const TIMESTAMPS = new Set(["started_at", "answered_at", "ended_at"]);
const columns = CALL_COLUMNS.join(", ");

/** Timestamps as the text they came as. */
const asText = (column: string) => (TIMESTAMPS.has(column) ? `${utcText(column)} AS ${column}` : column);

/**
 * Locks what it reads, in order, so that batches wait for each other and never
 * deadlock. Ids and times bound the search twice: the times choose the partitions.
 */
const reading = (columns: readonly string[]) => `
SELECT ${columns.map(asText).join(", ")}
FROM calls
WHERE id = ANY($1::uuid[]) AND calls.started_at BETWEEN $2 AND $3
ORDER BY id FOR UPDATE`;

const LOCK = reading(["id", "started_at", "tenant"]);
const LOAD = reading(CALL_COLUMNS);

const INSERT = `
INSERT INTO calls (${columns})
SELECT ${columns} FROM jsonb_populate_recordset(NULL::calls, $1::jsonb)
ON CONFLICT (id, started_at)`;

const INSERT_NEW = `${INSERT} DO NOTHING RETURNING id`;

const VALUES = CALL_COLUMNS.filter((column) => column !== "id" && column !== "started_at");
const from = (relation: string) => VALUES.map((column) => `${relation}.${column}`).join(", ");

/** Only for rows this transaction has locked: what it overwrites is what it has read. */
const OVERWRITE = `${INSERT} DO UPDATE SET
${VALUES.map((column) => `${column} = excluded.${column}`).join(", ")}, updated_at = now()`;

const OVERWRITE_CHANGED = `${OVERWRITE}
WHERE (${from("calls")}) IS DISTINCT FROM (${from("excluded")})
RETURNING id, ${utcText("started_at")} AS "startedAt"`;

interface CallEvents extends CallKey {
  readonly events: CallEvent[];
  /** The events folded into a call of which nothing is known. */
  readonly added: CallState;
}

interface MergedCall {
  readonly source: CallEvents;
  readonly row: CallRow;
  readonly change: CallChange;
}

/** A call's key as text. */
export const callKeyText = ({ id, startedAt }: CallKey) => `${id} ${startedAt}`;

/** Groups events by their call, whose events mostly come beside each other. */
function byCall(events: readonly CallEvent[]): CallEvents[] {
  const calls = new Map<string, CallEvents>();
  let call: CallEvents | undefined;
  for (const event of events) {
    if (call?.id !== event.call_id || call.startedAt !== event.call_started_at) {
      const found = { id: event.call_id, startedAt: event.call_started_at };
      const key = callKeyText(found);
      call = calls.get(key) ?? { ...found, events: [], added: emptyCall(found.id, found.startedAt) };
      calls.set(key, call);
    }
    call.events.push(event);
    foldEvent(call.added, event);
  }
  return inLockOrder([...calls.values()]);
}

/** Calls in the order in which everybody locks them. */
export function inLockOrder<Call extends CallKey>(calls: readonly Call[]): Call[] {
  return [...calls].sort((a, b) => (callKeyText(a) < callKeyText(b) ? -1 : 1));
}

/** Locks the rows of those calls that have one until the end of the transaction, and reads them, by {@link callKeyText}. */
export function loadCalls(client: PoolClient, calls: readonly CallKey[]): Promise<Map<string, CallRow>> {
  return read(client, LOAD, calls);
}

async function read(
  client: PoolClient,
  query: string,
  calls: readonly CallKey[],
): Promise<Map<string, CallRow>> {
  const starts = calls.map(({ startedAt }) => startedAt).sort();
  const { rows } = await client.query<CallRow>(query, [calls.map(({ id }) => id), starts[0], starts.at(-1)]);
  return new Map(
    rows.map((row) => [
      callKeyText({ id: row["id"] as string, startedAt: row["started_at"] as string }),
      row,
    ]),
  );
}

function merge(source: CallEvents, stored: CallRow | undefined, phones: PhoneBook): MergedCall {
  const state = stored === undefined ? source.added : stateOf(stored);
  const knownName = stored === undefined ? undefined : state.facts.get("customer_name");
  if (stored !== undefined) for (const event of source.events) foldEvent(state, event);
  const customer = customerOfCall(state, phones);
  return {
    source,
    row: rowOf(state, customer, phones),
    change: {
      startedAt: source.startedAt,
      before: (stored?.["customer_id"] as string | null | undefined) ?? undefined,
      after: customer,
      name: state.facts.get("customer_name"),
      isNameNew: state.facts.get("customer_name")?.version !== knownName?.version,
    },
  };
}

/**
 * Folds accepted events into their rows of `calls` and tells what changed for
 * the customers.
 *
 * Stored rows are locked. Where the new events only add to a call's sums, as
 * most do, Postgres adds them; else the row is read, folded into and written
 * back. A new row is inserted unless another worker was faster with the same
 * call: then it exists now, and the next round finds it.
 */
export async function mergeCalls(
  client: PoolClient,
  events: readonly CallEvent[],
  phones: PhoneBook,
): Promise<CallChange[]> {
  const changes: CallChange[] = [];
  let waiting = byCall(events);
  while (waiting.length > 0) {
    const stored = await read(client, LOCK, waiting);
    const known = waiting.filter((call) => stored.has(callKeyText(call)));
    const added = new Set(known.filter((call) => onlyAdds(call, stored.get(callKeyText(call)))));
    await addSums(
      client,
      [...added].map((call) => call.added),
    );
    const folded = known.filter((call) => !added.has(call));
    changes.push(...(await foldInto(client, folded, phones)));
    const unknown = waiting.filter((call) => !stored.has(callKeyText(call)));
    const inserted = unknown.map((call) => merge(call, undefined, phones));
    const written = await insertNew(client, inserted);
    changes.push(...written.map(({ change }) => change));
    const done = new Set(written);
    waiting = inserted.filter((call) => !done.has(call)).map(({ source }) => source);
  }
  return changes;
}

/** Whether a stored row needs nothing but larger sums. Another tenant may mean another customer. */
function onlyAdds({ added }: CallEvents, stored: CallRow | undefined): boolean {
  return stored !== undefined && isOnlySums(added) && added.tenant <= (stored["tenant"] as string);
}

async function foldInto(
  client: PoolClient,
  calls: readonly CallEvents[],
  phones: PhoneBook,
): Promise<readonly CallChange[]> {
  if (calls.length === 0) return [];
  const stored = await loadCalls(client, calls);
  const merged = calls.map((call) => merge(call, stored.get(callKeyText(call)), phones));
  await client.query(OVERWRITE, [JSON.stringify(merged.map(({ row }) => row))]);
  return merged.map(({ change }) => change);
}

/** Writes rows that this transaction has locked, where they differ from what is there. Returns which did. */
export async function overwriteChanged(client: PoolClient, rows: readonly CallRow[]): Promise<CallKey[]> {
  if (rows.length === 0) return [];
  return (await client.query<CallKey>(OVERWRITE_CHANGED, [JSON.stringify(rows)])).rows;
}

async function insertNew(client: PoolClient, calls: readonly MergedCall[]): Promise<readonly MergedCall[]> {
  if (calls.length === 0) return [];
  const { rows } = await client.query<{ id: string }>(INSERT_NEW, [
    JSON.stringify(calls.map(({ row }) => row)),
  ]);
  if (rows.length === calls.length) return calls;
  const ids = new Set(rows.map(({ id }) => id));
  return calls.filter(({ source }) => ids.has(source.id));
}

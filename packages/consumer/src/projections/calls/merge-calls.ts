import type { CallEvent } from "@calltape/shared";
import type { PoolClient } from "../../db/pool.js";
import { utcText } from "../../db/utc-text.js";
import type { CallChange } from "../customers/customer-changes.js";
import { customerOfCall } from "../customers/customer-of-call.js";
import type { PhoneBook } from "../customers/phone-book.js";
import { CALL_COLUMNS, type CallRow, rowOf, stateOf } from "./call-row.js";
import { emptyCall } from "./call-state.js";
import { foldEvent } from "./fold-event.js";

/** What a row of `calls` is found by. */
export interface CallKey {
  readonly id: string;
  /** In canonical form. */
  readonly startedAt: string;
}

const TIMESTAMPS = new Set(["started_at", "answered_at", "ended_at"]);
const columns = CALL_COLUMNS.join(", ");

/** Timestamps as the text they came as. Ids and times bound the search twice: the times choose the partitions. */
const LOAD = `
SELECT ${CALL_COLUMNS.map((column) =>
  TIMESTAMPS.has(column) ? `${utcText(column)} AS ${column}` : column,
).join(", ")}
FROM calls
WHERE id = ANY($1::uuid[]) AND calls.started_at BETWEEN $2 AND $3
ORDER BY id FOR UPDATE`;

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
}

interface MergedCall {
  readonly source: CallEvents;
  readonly isNew: boolean;
  readonly row: CallRow;
  readonly change: CallChange;
}

/** A call's key as text. */
export const callKeyText = ({ id, startedAt }: CallKey) => `${id} ${startedAt}`;

function byCall(events: readonly CallEvent[]): CallEvents[] {
  const calls = new Map<string, CallEvents>();
  for (const event of events) {
    const found = { id: event.call_id, startedAt: event.call_started_at };
    const key = callKeyText(found);
    const call = calls.get(key) ?? { ...found, events: [] };
    calls.set(key, call);
    call.events.push(event);
  }
  return inLockOrder([...calls.values()]);
}

/** Calls in the order in which everybody locks them. */
export function inLockOrder<Call extends CallKey>(calls: readonly Call[]): Call[] {
  return [...calls].sort((a, b) => (callKeyText(a) < callKeyText(b) ? -1 : 1));
}

/** Locks the rows of those calls that have one until the end of the transaction, and reads them, by {@link callKeyText}. */
export async function loadCalls(
  client: PoolClient,
  calls: readonly CallKey[],
): Promise<Map<string, CallRow>> {
  const starts = calls.map(({ startedAt }) => startedAt).sort();
  const { rows } = await client.query<CallRow>(LOAD, [calls.map(({ id }) => id), starts[0], starts.at(-1)]);
  return new Map(
    rows.map((row) => [
      callKeyText({ id: row["id"] as string, startedAt: row["started_at"] as string }),
      row,
    ]),
  );
}

function merge(source: CallEvents, stored: CallRow | undefined, phones: PhoneBook): MergedCall {
  const state = stored === undefined ? emptyCall(source.id, source.startedAt) : stateOf(stored);
  const knownName = state.facts.get("customer_name");
  for (const event of source.events) foldEvent(state, event);
  const customer = customerOfCall(state, phones);
  return {
    source,
    isNew: stored === undefined,
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
 * A stored row is locked, read, folded into and written back. A new one is
 * inserted unless another worker was faster with the same call: then it exists
 * now, and the next round folds into it.
 */
export async function mergeCalls(
  client: PoolClient,
  events: readonly CallEvent[],
  phones: PhoneBook,
): Promise<CallChange[]> {
  const changes: CallChange[] = [];
  let waiting = byCall(events);
  while (waiting.length > 0) {
    const stored = await loadCalls(client, waiting);
    const merged = waiting.map((call) => merge(call, stored.get(callKeyText(call)), phones));
    const overwritten = merged.filter(({ isNew }) => !isNew);
    const inserted = merged.filter(({ isNew }) => isNew);
    const written = await insertNew(client, inserted);
    if (overwritten.length > 0) {
      await client.query(OVERWRITE, [JSON.stringify(overwritten.map(({ row }) => row))]);
    }
    changes.push(...[...overwritten, ...written].map(({ change }) => change));
    const done = new Set(written);
    waiting = inserted.filter((call) => !done.has(call)).map(({ source }) => source);
  }
  return changes;
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

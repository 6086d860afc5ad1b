import type { CallEvent } from "@calltape/shared";
import type { PoolClient } from "../../db/pool.js";
import type { CallChange } from "../customers/customer-changes.js";
import { customerOfCall } from "../customers/customer-of-call.js";
import type { PhoneBook } from "../customers/phone-book.js";
import { addSums, isOnlySums } from "./add-sums.js";
import { CALL_COLUMNS, type CallRow, rowOf, stateOf } from "./call-row.js";
import { type CallState, emptyCall } from "./call-state.js";
import { foldEvent } from "./fold-event.js";

const TIMESTAMPS = new Set(["started_at", "answered_at", "ended_at"]);
const columns = CALL_COLUMNS.join(", ");

/** Timestamps as the text they came as. */
const loaded = (column: string) =>
  TIMESTAMPS.has(column)
    ? `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${column}`
    : column;

/** Ids and times bound the search twice: the times choose the partitions. */
const WHERE = "WHERE id = ANY($1::uuid[]) AND calls.started_at BETWEEN $2 AND $3";

/** All rows of a batch are locked at once and in order, so that batches wait for each other and never deadlock. */
const LOCK = `SELECT ${["id", "started_at", "tenant"].map(loaded).join(", ")} FROM calls ${WHERE} ORDER BY id FOR UPDATE`;

/** After the lock: what is read here nobody else can change. */
const LOAD = `SELECT ${CALL_COLUMNS.map(loaded).join(", ")} FROM calls ${WHERE}`;

const INSERT = `
INSERT INTO calls (${columns})
SELECT ${columns} FROM jsonb_populate_recordset(NULL::calls, $1::jsonb)
ON CONFLICT (id, started_at)`;

const INSERT_NEW = `${INSERT} DO NOTHING RETURNING id`;

/** Only for rows this transaction has locked: what it overwrites is what it has read. */
const OVERWRITE = `${INSERT} DO UPDATE SET
${CALL_COLUMNS.filter((column) => column !== "id" && column !== "started_at")
  .map((column) => `${column} = excluded.${column}`)
  .join(", ")}, updated_at = now()`;

interface CallEvents {
  readonly id: string;
  readonly startedAt: string;
  readonly events: CallEvent[];
  /** The events folded into a call of which nothing is known. */
  readonly added: CallState;
}

interface MergedCall {
  readonly source: CallEvents;
  readonly row: CallRow;
  readonly change: CallChange;
}

const keyOf = (id: string, startedAt: string) => `${id} ${startedAt}`;

function byCall(events: readonly CallEvent[]): CallEvents[] {
  const calls = new Map<string, CallEvents>();
  for (const event of events) {
    const [id, startedAt] = [event.call_id, event.call_started_at];
    const key = keyOf(id, startedAt);
    const call = calls.get(key) ?? { id, startedAt, events: [], added: emptyCall(id, startedAt) };
    calls.set(key, call);
    call.events.push(event);
    foldEvent(call.added, event);
  }
  return [...calls.values()].sort((a, b) => (keyOf(a.id, a.startedAt) < keyOf(b.id, b.startedAt) ? -1 : 1));
}

async function find(
  client: PoolClient,
  query: typeof LOCK | typeof LOAD,
  calls: readonly CallEvents[],
): Promise<ReadonlyMap<string, CallRow>> {
  if (calls.length === 0) return new Map();
  const starts = calls.map(({ startedAt }) => startedAt).sort();
  const { rows } = await client.query<CallRow>(query, [calls.map(({ id }) => id), starts[0], starts.at(-1)]);
  return new Map(rows.map((row) => [keyOf(row["id"] as string, row["started_at"] as string), row]));
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
 * most do, they are added by Postgres; else the row is read, folded into and
 * written back. A new row is inserted unless another worker was faster with the
 * same call: then it exists now, and the next round finds it.
 */
export async function mergeCalls(
  client: PoolClient,
  events: readonly CallEvent[],
  phones: PhoneBook,
): Promise<CallChange[]> {
  const changes: CallChange[] = [];
  let waiting = byCall(events);
  while (waiting.length > 0) {
    const locked = await find(client, LOCK, waiting);
    const rowOfCall = (call: CallEvents) => locked.get(keyOf(call.id, call.startedAt));
    const added = waiting.filter((call) => addsOnly(call, rowOfCall(call)));
    await addSums(
      client,
      added.map((call) => call.added),
    );
    const folded = waiting.filter(
      (call) => rowOfCall(call) !== undefined && !addsOnly(call, rowOfCall(call)),
    );
    changes.push(...(await foldInto(client, folded, phones)));
    const inserted = waiting
      .filter((call) => rowOfCall(call) === undefined)
      .map((call) => merge(call, undefined, phones));
    const written = await insertNew(client, inserted);
    changes.push(...written.map(({ change }) => change));
    const done = new Set(written);
    waiting = inserted.filter((call) => !done.has(call)).map(({ source }) => source);
  }
  return changes;
}

/** Whether the stored row needs no other change than larger sums. Another tenant may mean another customer. */
function addsOnly({ added }: CallEvents, stored: CallRow | undefined): boolean {
  return stored !== undefined && isOnlySums(added) && added.tenant <= (stored["tenant"] as string);
}

async function foldInto(
  client: PoolClient,
  calls: readonly CallEvents[],
  phones: PhoneBook,
): Promise<readonly CallChange[]> {
  if (calls.length === 0) return [];
  const stored = await find(client, LOAD, calls);
  const merged = calls.map((call) => merge(call, stored.get(keyOf(call.id, call.startedAt)), phones));
  await client.query(OVERWRITE, [JSON.stringify(merged.map(({ row }) => row))]);
  return merged.map(({ change }) => change);
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

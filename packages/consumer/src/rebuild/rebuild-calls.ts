import type { PoolClient } from "../db/pool.js";
import { type CallRow, rowOf } from "../projections/calls/call-row.js";
import { emptyCall } from "../projections/calls/call-state.js";
import { foldEvent } from "../projections/calls/fold-event.js";
import { type CallKey, callKeyText, overwriteChanged } from "../projections/calls/merge-calls.js";
import { customerOfCall } from "../projections/customers/customer-of-call.js";
import { ensureCustomers, recountCustomers } from "../projections/customers/merge-customers.js";
import type { Customer, PhoneBook } from "../projections/customers/phone-book.js";
import { lockCalls } from "./lock-calls.js";
import { type EventsOfCall, readEvents } from "./read-events.js";
import { repairRows } from "./repair-rows.js";

/** What making some calls again came to. */
export interface RebuiltCalls {
  /** Calls that were made again, whether or not that changed anything. */
  readonly calls: number;
  /** Of these, rows of `calls` that were wrong. */
  readonly changed: number;
  /** Rows of turns and tool calls that were wrong or missing. */
  readonly rows: number;
  /** Calls left as they are because fewer events are stored than their row counts: the others are gone. */
  readonly incomplete: number;
  /** Calls left as they are because this version cannot read one of their events. */
  readonly unreadable: number;
}

interface MadeCall {
  readonly key: CallKey;
  readonly row: CallRow;
  readonly startedAt: string;
  readonly customer: Customer | undefined;
}

function make(key: CallKey, events: EventsOfCall, phones: PhoneBook): MadeCall {
  const state = emptyCall(key.id, key.startedAt);
  for (const { event } of events ?? []) foldEvent(state, event);
  const customer = customerOfCall(state, phones);
  return { key, startedAt: key.startedAt, customer, row: rowOf(state, customer, phones) };
}

/**
 * Makes everything that stands for these calls again from their events, in the
 * caller's transaction: rows of turns and tools, `calls`, and the customers
 * whose calls changed. What is right is not touched.
 */
export async function rebuildCalls(
  client: PoolClient,
  calls: readonly CallKey[],
  phones: PhoneBook,
): Promise<RebuiltCalls> {
  if (calls.length === 0) return { calls: 0, changed: 0, rows: 0, incomplete: 0, unreadable: 0 };
  const stored = await lockCalls(client, calls);
  const events = await readEvents(client, calls);
  const eventsOf = (key: CallKey) => {
    const text = callKeyText(key);
    return events.has(text) ? events.get(text) : [];
  };
  const counted = (key: CallKey) => stored.get(callKeyText(key))?.["event_count"] as number;
  const readable = calls.filter((key) => eventsOf(key) !== undefined);
  const whole = readable.filter((key) => (eventsOf(key)?.length ?? 0) >= counted(key));
  const left = { incomplete: readable.length - whole.length, unreadable: calls.length - readable.length };
  if (whole.length === 0) return { calls: 0, changed: 0, rows: 0, ...left };

  const rows = await repairRows(
    client,
    whole,
    whole.flatMap((key) => eventsOf(key) ?? []),
  );
  const made = whole.map((key) => make(key, eventsOf(key), phones));
  const changed = await overwriteChanged(
    client,
    made.map(({ row }) => row),
  );
  const wrong = new Set(changed.map(callKeyText));
  const affected = made.filter(({ key }) => wrong.has(callKeyText(key)));
  const missing = await ensureCustomers(client, made);
  const before = affected.map(({ key }) => (stored.get(callKeyText(key))?.["customer_id"] as string) ?? "");
  const after = affected.map(({ customer }) => customer?.id ?? "");
  await recountCustomers(client, [...before, ...after, ...missing]);
  return { calls: whole.length, changed: changed.length, rows, ...left };
}

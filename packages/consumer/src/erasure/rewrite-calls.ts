import type { PoolClient } from "../db/pool.js";
import { rowOf, stateOf } from "../projections/calls/call-row.js";
import { type CallKey, inLockOrder, loadCalls, overwriteChanged } from "../projections/calls/merge-calls.js";
import { customerOfCall } from "../projections/customers/customer-of-call.js";
import { recountCustomers } from "../projections/customers/merge-customers.js";
import type { PhoneBook } from "../projections/customers/phone-book.js";
import { rewriteEvents } from "./rewrite-events.js";
import { rewriteRows } from "./rewrite-rows.js";
import type { Rewriting } from "./rewriting.js";

/** Rows that were written anew. */
export interface Rewritten {
  readonly calls: number;
  readonly events: number;
  /** Turns and tool calls. */
  readonly rows: number;
  readonly customers: number;
}

/**
 * Writes everything that is stored of some calls anew, in the caller's
 * transaction and under the locks of their rows: events, turns, tools, `calls`
 * and the customers they belonged to. Also where the events are gone.
 */
export async function rewriteCalls(
  client: PoolClient,
  calls: readonly CallKey[],
  rewriting: Rewriting,
  phones: PhoneBook,
): Promise<Rewritten> {
  if (calls.length === 0) return { calls: 0, events: 0, rows: 0, customers: 0 };
  const stored = [...(await loadCalls(client, inLockOrder(calls))).values()];
  const events = await rewriteEvents(client, calls, rewriting);
  const rows = await rewriteRows(client, calls, rewriting);
  const customers = new Set<string>();
  const written = stored.map((row) => {
    const state = stateOf(row);
    rewriting.state(state);
    const customer = customerOfCall(state, phones);
    const before = row["customer_id"] as string | null;
    if (before !== (customer?.id ?? null)) for (const id of [before, customer?.id]) if (id) customers.add(id);
    return rowOf(state, customer, phones);
  });
  const changed = await overwriteChanged(client, written);
  return {
    ...{ calls: changed.length, events, rows },
    customers: await recountCustomers(client, [...customers].sort()),
  };
}

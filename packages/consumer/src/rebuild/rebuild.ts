import type { Pool, PoolClient } from "../db/pool.js";
import { retryContended } from "../db/retry-contended.js";
import { inTransaction } from "../db/transaction.js";
import { PartitionKeeper } from "../partitions/partition-keeper.js";
import type { PhoneBook } from "../projections/customers/phone-book.js";
import { readKeptSince } from "../retention/refuse-expired.js";
import { monthsOf, nextCalls } from "./next-calls.js";
import { rebuildCalls } from "./rebuild-calls.js";
import { oldestCall, rebuildCustomers } from "./rebuild-customers.js";
import { type CallRange, moveRebuild, type RebuildState } from "./rebuild-state.js";

/** How far a rebuild is, for displays. */
export interface RebuildProgress extends RebuildState {
  /** Events in the months of the range, as Postgres estimates them. */
  readonly expectedEvents: number;
}

export interface RebuildOptions {
  readonly pool: Pool;
  readonly phones: PhoneBook;
  readonly range: CallRange;
  /** Events of one batch, of which all calls are locked together. Default: 1,000. */
  readonly batchEvents?: number;
  readonly onProgress?: (progress: RebuildProgress) => void;
}

/**
 * Makes `calls`, `call_turns`, `call_tool_calls` and `customers` again from
 * `call_events`, while workers go on writing. Goes on from `state`, a batch of
 * calls and then of customers after the other, each in a transaction that moves
 * the state on as well: killed anywhere, the next run goes on with the first
 * batch that was not committed.
 *
 * What is right is not touched, nor is what cannot be known any more: calls
 * that have fewer events stored than their row counts.
 *
 * @returns the state at the end, or where `signal` stopped it
 * @throws RebuildTakenOverError if another process moves the same rebuild on
 * @throws whatever Postgres says; what is committed stays
 */
export async function rebuild(
  options: RebuildOptions,
  state: RebuildState,
  signal: AbortSignal,
): Promise<{ readonly state: RebuildState; readonly isFinished: boolean }> {
  const { pool, range, batchEvents = 1_000, onProgress } = options;
  const months = await inTransaction(pool, (client) => monthsOf(client, range));
  const oldest = await oldestCall(pool);
  const expectedEvents = months.reduce((sum, { events }) => sum + events, 0);
  await new PartitionKeeper(pool).ensure(months.map(({ month }) => month));
  const batch = (work: (client: PoolClient, before: RebuildState) => Promise<RebuildState>) =>
    retryContended(() => inTransaction(pool, (client) => work(client, state)), signal);
  const said = () => onProgress?.({ ...state, expectedEvents });

  for (const { month } of months) {
    if (state.callsDone || (state.month !== undefined && month < state.month)) continue;
    for (let isMonthDone = false; !isMonthDone && !signal.aborted; said()) {
      state = await batch(async (client, before) => {
        const after = before.month === month ? before.afterCall : undefined;
        const page = await nextCalls(client, month, after, range, batchEvents);
        isMonthDone = page.last === undefined;
        if (isMonthDone) return before;
        // Retention removes what lies below, and waits for us before it does.
        const keptSince = (await readKeptSince(client)) ?? "";
        const whole = page.calls.filter(({ startedAt }) => startedAt >= keptSince);
        const made = await rebuildCalls(client, whole, options.phones);
        return moveRebuild(client, before, {
          ...{ ...before, month, afterCall: page.last, events: before.events + page.events },
          ...{ calls: before.calls + made.calls, changed: before.changed + made.changed },
          ...{
            rows: before.rows + made.rows,
            incomplete: before.incomplete + made.incomplete + page.calls.length - whole.length,
          },
          unreadable: before.unreadable + made.unreadable,
        });
      });
    }
  }
  let isFinished = false;
  while (!isFinished && !signal.aborted) {
    state = await batch(async (client, before) => {
      const { last, changed } = await rebuildCustomers(client, before.afterCustomer, range, oldest);
      isFinished = last === undefined;
      const after = { ...before, callsDone: true, afterCustomer: last ?? before.afterCustomer };
      return moveRebuild(client, before, { ...after, customers: before.customers + changed }, isFinished);
    });
    said();
  }
  return { state, isFinished };
}

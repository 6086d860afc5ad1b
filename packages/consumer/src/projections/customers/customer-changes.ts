import type { Fact } from "../calls/call-state.js";
import type { Customer } from "./phone-book.js";

/** What one batch did to a call, as far as its customer is concerned. */
export interface CallChange {
  readonly startedAt: string;
  /** Id of the customer the stored row pointed to. */
  readonly before: string | undefined;
  readonly after: Customer | undefined;
  /** The customer's name as this call knows it. */
  readonly name: Fact | undefined;
  /** Whether this batch brought that name. */
  readonly isNameNew: boolean;
}

/** What is added to a customer's row. */
export interface CustomerGain {
  readonly customer: Customer;
  calls: number;
  firstCallAt: string;
  lastCallAt: string;
  name: Fact | undefined;
}

export interface CustomerChanges {
  /** By ascending id, so that batches lock in one order. */
  readonly gains: readonly CustomerGain[];
  /** Ids of customers that lost a call to another number: made again from their remaining calls. */
  readonly losses: readonly string[];
}

const newer = (a: Fact | undefined, b: Fact | undefined) =>
  a === undefined || (b !== undefined && b.version > a.version) ? b : a;

function addTo(gain: CustomerGain, change: CallChange): void {
  if (change.before !== gain.customer.id) gain.calls++;
  if (change.startedAt < gain.firstCallAt) gain.firstCallAt = change.startedAt;
  if (change.startedAt > gain.lastCallAt) gain.lastCallAt = change.startedAt;
  gain.name = newer(gain.name, change.name);
}

/** Sums up what a batch's calls mean for their customers. */
export function customerChanges(changes: Iterable<CallChange>): CustomerChanges {
  const gains = new Map<string, CustomerGain>();
  const losses = new Set<string>();
  for (const change of changes) {
    const { before, after, startedAt } = change;
    if (before !== undefined && before !== after?.id) losses.add(before);
    if (after === undefined || (before === after.id && !change.isNameNew)) continue;
    const gain = gains.get(after.id) ?? {
      customer: after,
      calls: 0,
      firstCallAt: startedAt,
      lastCallAt: startedAt,
      name: undefined,
    };
    gains.set(after.id, gain);
    addTo(gain, change);
  }
  const byId = (a: CustomerGain, b: CustomerGain) => (a.customer.id < b.customer.id ? -1 : 1);
  return { gains: [...gains.values()].sort(byId), losses: [...losses].sort() };
}

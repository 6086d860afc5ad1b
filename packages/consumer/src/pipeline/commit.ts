import type { DecodedEvent } from "@calltape/shared";
import type { Pool } from "../db/pool.js";
import { inTransaction } from "../db/transaction.js";
import { type DeadLetter, type DeadLetterReason, insertDeadLetters } from "../dead-letters/dead-letter.js";
import { eraseBatch, ForgottenCallError } from "../erasure/erase-batch.js";
import { eraseLateCalls } from "../erasure/erase-late-calls.js";
import { AlreadyStoredError, type Gate } from "../event-log/gate.js";
import { type Month, monthOf } from "../partitions/month.js";
import type { PartitionKeeper } from "../partitions/partition-keeper.js";
import { mergeCalls } from "../projections/calls/merge-calls.js";
import { customerChanges } from "../projections/customers/customer-changes.js";
import { mergeCustomers } from "../projections/customers/merge-customers.js";
import type { PhoneBook } from "../projections/customers/phone-book.js";
import { refuseExpired } from "../retention/refuse-expired.js";
import type { Entry, FaultyEntry, ReadyEntry } from "./entry.js";
import { readRules } from "./read-rules.js";

/** What a commit did. */
export interface Committed {
  /** Events that were new; all others of the batch were duplicates or set aside. */
  readonly accepted: readonly DecodedEvent[];
  readonly duplicates: number;
  /** Why entries were newly set aside, one reason for each. */
  readonly deadLetters: readonly DeadLetterReason[];
  /** The entries that were set aside, newly or not. */
  readonly setAside: readonly FaultyEntry[];
  /** The entries of people who were erased: they must not stay in the stream. */
  readonly erased: readonly Entry[];
}

export interface CommitContext {
  readonly pool: Pool;
  readonly gate: Gate;
  readonly phones: PhoneBook;
  readonly partitions: PartitionKeeper;
}

/**
 * Stores a batch in one transaction: all of it, or nothing. Everything that
 * follows from an event follows from its having passed the gate.
 *
 * @throws whatever Postgres says; nothing was stored then, or it is unknown
 *   (the reply to COMMIT was lost): trying again is right in both cases.
 */
export async function commitBatch(context: CommitContext, batch: readonly ReadyEntry[]): Promise<Committed> {
  await context.partitions.ensure(monthsOf(batch));
  for (;;) {
    try {
      return await storeBatch(context, batch);
    } catch (error) {
      // Each time one of these happens, what is in the way is out of it afterwards: it comes to an end.
      if (error instanceof ForgottenCallError)
        await eraseLateCalls(context.pool, error.calls, context.phones);
      else if (!(error instanceof AlreadyStoredError)) throw error;
    }
  }
}

/** The months that the batch's calls began in, which are few. */
function monthsOf(batch: readonly ReadyEntry[]): ReadonlySet<Month> {
  const months = new Set<Month>();
  let last: Month | undefined;
  for (const { event } of batch) {
    if (event === undefined) continue;
    const { call_started_at } = event.event;
    if (last !== undefined && call_started_at.startsWith(last)) continue;
    last = monthOf(call_started_at);
    months.add(last);
  }
  return months;
}

function storeBatch({ pool, gate, phones }: CommitContext, given: readonly ReadyEntry[]): Promise<Committed> {
  return inTransaction(pool, async (client) => {
    const { forgotten, keptSince } = await readRules(client, given, phones);
    const { batch, erased } = eraseBatch(given, forgotten);
    const judged = refuseExpired(batch, keptSince);
    const events: DecodedEvent[] = [];
    const setAside: FaultyEntry[] = [];
    for (const ready of judged) {
      if (ready.fault === undefined) events.push(ready.event);
      else setAside.push(ready);
    }
    const accepted = await gate.pass(client, events);
    const changes = await mergeCalls(
      client,
      accepted.map(({ event }) => event),
      phones,
    );
    await mergeCustomers(client, customerChanges(changes));
    const deadLetters = await insertDeadLetters(client, setAside.map(letterOf));
    const duplicates = events.length - accepted.length;
    return { accepted, duplicates, deadLetters, setAside, erased: erased.map(({ entry }) => entry) };
  });
}

function letterOf({ entry, fault }: FaultyEntry): DeadLetter {
  return { stream: entry.stream, entryId: entry.id, raw: entry.raw, fault };
}

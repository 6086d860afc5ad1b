import type { DecodedEvent } from "@calltape/shared";
import type { Pool } from "../db/pool.js";
import { inTransaction } from "../db/transaction.js";
import { type DeadLetter, type DeadLetterReason, insertDeadLetters } from "../dead-letters/dead-letter.js";
import { AlreadyStoredError, type Gate } from "../event-log/gate.js";
import { monthOf } from "../partitions/month.js";
import type { PartitionKeeper } from "../partitions/partition-keeper.js";
import { mergeCalls } from "../projections/calls/merge-calls.js";
import { customerChanges } from "../projections/customers/customer-changes.js";
import { mergeCustomers } from "../projections/customers/merge-customers.js";
import type { PhoneBook } from "../projections/customers/phone-book.js";
import type { ReadyEntry } from "./entry.js";

/** What a commit did. */
export interface Committed {
  /** Events that were new; all others of the batch were duplicates or set aside. */
  readonly accepted: readonly DecodedEvent[];
  readonly duplicates: number;
  /** Why entries were newly set aside, one reason for each. */
  readonly deadLetters: readonly DeadLetterReason[];
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
  const events = batch.flatMap(({ event }) => (event === undefined ? [] : [event]));
  const letters = batch.flatMap(({ entry, fault }): DeadLetter[] =>
    fault === undefined ? [] : [{ stream: entry.stream, entryId: entry.id, raw: entry.raw, fault }],
  );
  await context.partitions.ensure(new Set(events.map(({ event }) => monthOf(event.call_started_at))));
  for (;;) {
    try {
      return await storeAll(context, events, letters);
    } catch (error) {
      // Each time this happens somebody has stored an event of ours meanwhile: it comes to an end.
      if (!(error instanceof AlreadyStoredError)) throw error;
    }
  }
}

function storeAll(
  context: CommitContext,
  events: readonly DecodedEvent[],
  letters: readonly DeadLetter[],
): Promise<Committed> {
  return inTransaction(context.pool, async (client) => {
    const accepted = await context.gate.pass(client, events);
    const changes = await mergeCalls(
      client,
      accepted.map(({ event }) => event),
      context.phones,
    );
    await mergeCustomers(client, customerChanges(changes));
    const deadLetters = await insertDeadLetters(client, letters);
    return { accepted, duplicates: events.length - accepted.length, deadLetters };
  });
}

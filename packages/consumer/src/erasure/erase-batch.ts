import type { ReadyEntry } from "../pipeline/entry.js";
import { eraseEvent } from "./erase-event.js";
import type { Forgotten } from "./forgotten.js";
import { idsInRaw } from "./names-in-raw.js";

/**
 * Thrown when a batch has a call of a person who was erased, and nobody knew
 * that it is theirs. Nothing of the batch is stored: first the call must be
 * erased, for events of it may be stored already; then the batch can be tried again.
 */
export class ForgottenCallError extends Error {
  override readonly name = "ForgottenCallError";
  /** The erasure of each, by the call's id. */
  readonly calls: ReadonlyMap<string, string>;
  constructor(calls: ReadonlyMap<string, string>) {
    super(`${calls.size} calls of people who were erased have to be erased first`);
    this.calls = calls;
  }
}

/** A batch as it may be stored. */
export interface ErasedBatch {
  readonly batch: readonly ReadyEntry[];
  /** Entries that must not stay in the stream once this is committed. */
  readonly erased: readonly ReadyEntry[];
}

/**
 * Takes out of a batch who was erased: events of erased calls lose their
 * person, and what could not be read and is about one is not set aside. Pure.
 *
 * @throws ForgottenCallError when an event names such a person and its call is not known as erased
 */
export function eraseBatch(batch: readonly ReadyEntry[], { calls, refs }: Forgotten): ErasedBatch {
  if (calls.size === 0 && refs.size === 0) return { batch, erased: [] };
  const found = new Map<string, string>();
  const erased: ReadyEntry[] = [];
  const kept = batch.flatMap((ready, ref): ReadyEntry[] => {
    const { entry, event } = ready;
    if (event === undefined) {
      const isTheirs = refs.has(ref) || idsInRaw(entry.raw).some((id) => calls.has(id));
      if (isTheirs) erased.push(ready);
      return isTheirs ? [] : [ready];
    }
    const id = event.event.call_id;
    if (calls.has(id)) {
      erased.push(ready);
      return [{ entry, event: eraseEvent(event) }];
    }
    const erasure = refs.get(ref);
    if (erasure !== undefined) found.set(id, erasure);
    return [ready];
  });
  if (found.size > 0) throw new ForgottenCallError(found);
  return { batch: kept, erased };
}

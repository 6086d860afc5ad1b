import type { DecodedEvent } from "@calltape/shared";
import type { Fault } from "../dead-letters/dead-letter.js";

/** One entry of a stream, as it was delivered. */
export interface Entry {
  readonly stream: string;
  /** `<ms>-<n>`, given by Redis. */
  readonly id: string;
  /** Value of the field `event`; empty when the entry has no such field. */
  readonly raw: Buffer;
  readonly hasEvent: boolean;
}

/** An entry with the event that it is. */
export interface StorableEntry {
  readonly entry: Entry;
  readonly event: DecodedEvent;
  readonly fault?: never;
}

/** An entry with the fault that sets it aside. */
export interface FaultyEntry {
  readonly entry: Entry;
  readonly event?: never;
  readonly fault: Fault;
}

/** An entry with what decoding made of it. */
export type ReadyEntry = StorableEntry | FaultyEntry;

/** When Redis took the entry, ms since the epoch, by the clock of the Redis server. */
export function appendedAt(entry: Entry): number {
  return Number(entry.id.slice(0, entry.id.indexOf("-")));
}

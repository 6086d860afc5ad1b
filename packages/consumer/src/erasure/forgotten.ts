import type { ReadyEntry } from "../pipeline/entry.js";
import type { PhoneBook } from "../projections/customers/phone-book.js";
import { idsInRaw, peopleInRaw } from "./names-in-raw.js";

/** All ids of calls in a batch; of what could not be read, those that may be one. */
function callsIn(batch: readonly ReadyEntry[]): string[] {
  const calls = new Set<string>();
  for (const { event, entry } of batch) {
    if (event !== undefined) calls.add(event.event.call_id);
    else for (const call of idsInRaw(entry.raw)) calls.add(call);
  }
  return [...calls];
}

/** Whom an entry names: itself by its position, the person as a hash, and where and since when they are one. */
type Named = readonly [ref: number, person: string, tenant: string | null, start: string | Date | null];

function peopleIn(batch: readonly ReadyEntry[], phones: PhoneBook): Named[] {
  return batch.flatMap(({ event: decoded, entry }, ref): Named[] => {
    if (decoded === undefined) {
      const { people, startedAt } = peopleInRaw(entry.raw, phones);
      return people.map((person) => [ref, person, null, startedAt ?? null]);
    }
    const { event } = decoded;
    if (event.type !== "call.started" && event.type !== "call.updated") return [];
    return [event.data.caller_phone, event.data.called_number].flatMap((number): Named[] => {
      const person = typeof number === "string" ? phones.personOf(number) : undefined;
      return person === undefined ? [] : [[ref, person, event.tenant ?? "", event.call_started_at]];
    });
  });
}

/** What of a batch is about people who were erased. */
export interface Forgotten {
  /** Ids of calls that were erased. */
  readonly calls: ReadonlySet<string>;
  /** Positions of entries that name a person who was erased after the call began, with the id of the erasure. */
  readonly refs: ReadonlyMap<number, string>;
}

const NOBODY: Forgotten = { calls: new Set(), refs: new Map() };

interface Found {
  readonly calls: readonly string[] | null;
  readonly refs: Readonly<Record<string, string>> | null;
}

/** SQL, and the values for it. */
export interface Question {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * Asks which calls of a batch are erased. Answered with null where nobody ever
 * was, so that nothing more need be asked. What is answered holds until the end
 * of the transaction: who erases waits for that.
 */
export function erasedCallsQuestion(batch: readonly ReadyEntry[]): Question {
  return { sql: "calltape_forgotten($1::uuid[], '{}', '{}', '{}', '{}')", values: [callsIn(batch)] };
}

/** Asks that, and which entries name a person who was erased after the call began. */
export function forgottenQuestion(batch: readonly ReadyEntry[], phones: PhoneBook): Question {
  const people = peopleIn(batch, phones);
  return {
    sql: "calltape_forgotten($1::uuid[], $2::integer[], $3::uuid[], $4::text[], $5::timestamptz[])",
    values: [
      ...[callsIn(batch), people.map(([ref]) => ref), people.map(([, person]) => person)],
      ...[people.map(([, , tenant]) => tenant), people.map(([, , , start]) => start)],
    ],
  };
}

/** Reads what {@link forgottenQuestion} answered. Pure. */
export function forgottenIn(found: unknown): Forgotten {
  if (found === null || found === undefined) return NOBODY;
  const { calls, refs } = found as Found;
  const hits = Object.entries(refs ?? {}).map(([ref, erasure]): [number, string] => [Number(ref), erasure]);
  return { calls: new Set(calls ?? []), refs: new Map(hits) };
}

import type { ReadyEntry } from "../pipeline/entry.js";
import type { PhoneBook } from "../projections/customers/phone-book.js";
import { namesInRaw } from "./names-in-raw.js";

/** What a batch's entries say of whom they are about. */
interface Asked {
  readonly calls: Set<string>;
  readonly refs: number[];
  readonly people: string[];
  readonly tenants: (string | null)[];
  readonly starts: (string | Date | null)[];
}

function ask(batch: readonly ReadyEntry[], phones: PhoneBook): Asked {
  const asked: Asked = { calls: new Set(), refs: [], people: [], tenants: [], starts: [] };
  const add = (ref: number, person: string, tenant: string | null, start: string | Date | null) => {
    asked.refs.push(ref);
    asked.people.push(person);
    asked.tenants.push(tenant);
    asked.starts.push(start);
  };
  batch.forEach(({ event: decoded, entry }, ref) => {
    if (decoded === undefined) {
      const { calls, people, startedAt } = namesInRaw(entry.raw, phones);
      for (const call of calls) asked.calls.add(call);
      for (const person of people) add(ref, person, null, startedAt ?? null);
      return;
    }
    const { event } = decoded;
    asked.calls.add(event.call_id);
    if (event.type !== "call.started" && event.type !== "call.updated") return;
    for (const number of [event.data.caller_phone, event.data.called_number]) {
      const person = typeof number === "string" ? phones.personOf(number) : undefined;
      if (person !== undefined) add(ref, person, event.tenant ?? "", event.call_started_at);
    }
  });
  return asked;
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

/**
 * SQL that asks which entries of a batch are about people who were erased, with
 * its values. What it answers holds until the end of the transaction: who erases
 * waits for that.
 */
export function forgottenQuery(batch: readonly ReadyEntry[], phones: PhoneBook) {
  const { calls, refs, people, tenants, starts } = ask(batch, phones);
  return {
    sql: "calltape_forgotten($1::uuid[], $2::integer[], $3::uuid[], $4::text[], $5::timestamptz[])",
    values: [[...calls], refs, people, tenants, starts],
  };
}

/** Reads what {@link forgottenQuery} answered. Pure. */
export function forgottenIn(found: unknown): Forgotten {
  if (found === null || found === undefined) return NOBODY;
  const { calls, refs } = found as Found;
  const hits = Object.entries(refs ?? {}).map(([ref, erasure]): [number, string] => [Number(ref), erasure]);
  return { calls: new Set(calls ?? []), refs: new Map(hits) };
}

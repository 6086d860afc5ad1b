import type { PhoneBook } from "../projections/customers/phone-book.js";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** The fields that say whose call it is. A number anywhere else may be somebody else's. */
const NUMBER = /"(?:caller_phone|called_number)"\s*:\s*"([^"]{3,64})"/g;
const START = /"call_started_at"\s*:\s*"([^"]{10,40})"/;
/** More are not looked at: no event has so many. */
const MOST = 100;

/** Ids that may be a call's, in bytes that nobody could decode; in lower case. Pure. */
export function idsInRaw(raw: Buffer): readonly string[] {
  const ids = (raw.toString("utf8").match(UUID) ?? []).slice(0, MOST);
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}

/** What bytes that nobody could decode say of whom they are about. */
export interface RawPeople {
  /** Keyed hashes of the numbers of the two ends. */
  readonly people: readonly string[];
  readonly startedAt: Date | undefined;
}

/** Looks for the numbers of the two ends in bytes that nobody could decode. Pure. */
export function peopleInRaw(raw: Buffer, phones: PhoneBook): RawPeople {
  const text = raw.toString("utf8");
  const people = [...text.matchAll(NUMBER)].slice(0, MOST).flatMap(([, number = ""]) => {
    const person = phones.personOf(number);
    return person === undefined ? [] : [person];
  });
  const start = new Date(START.exec(text)?.[1] ?? Number.NaN);
  return {
    people: [...new Set(people)],
    startedAt: Number.isNaN(start.getTime()) ? undefined : start,
  };
}

import type { PhoneBook } from "../projections/customers/phone-book.js";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** The fields that say whose call it is. A number anywhere else may be somebody else's. */
const NUMBER = /"(?:caller_phone|called_number)"\s*:\s*"([^"]{3,64})"/g;
const START = /"call_started_at"\s*:\s*"([^"]{10,40})"/;
/** More are not looked at: no event has so many. */
const MOST = 100;

/** What bytes that cannot be read as an event may say of whom they are about. */
export interface RawNames {
  /** Ids that may be the call's, in lower case. */
  readonly calls: readonly string[];
  /** Keyed hashes of the numbers of the two ends. */
  readonly people: readonly string[];
  readonly startedAt: Date | undefined;
}

/** Looks for calls and numbers in bytes that nobody could decode. Pure. */
export function namesInRaw(raw: Buffer, phones: PhoneBook): RawNames {
  const text = raw.toString("utf8");
  const ids = (text.match(UUID) ?? []).slice(0, MOST).map((id) => id.toLowerCase());
  const people = [...text.matchAll(NUMBER)].slice(0, MOST).flatMap(([, number = ""]) => {
    const person = phones.personOf(number);
    return person === undefined ? [] : [person];
  });
  const start = new Date(START.exec(text)?.[1] ?? Number.NaN);
  return {
    calls: [...new Set(ids)],
    people: [...new Set(people)],
    startedAt: Number.isNaN(start.getTime()) ? undefined : start,
  };
}

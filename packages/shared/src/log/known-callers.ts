import type { KnownPerson } from "../masking/mask-personal-data.js";

/** Calls whose people are remembered; the ones spoken of longest ago are forgotten first. */
const MOST_CALLS = 10_000;
/** Of one call. More would be somebody else's list, and every line is compared with each. */
const MOST_EACH = 8;
const LONGEST = 256;

const NOBODY: KnownPerson = { phones: [], names: [] };

const calls = new Map<string, KnownPerson>();

/** What may become known of a call's people; whatever is no text, or empty, is left out. */
export interface CallerFacts {
  readonly phones?: readonly unknown[];
  readonly names?: readonly unknown[];
}

/**
 * Remembers a call's people, in this process: from now on they are masked in
 * every line of that call. What was known of it before stays known.
 */
export function rememberCaller(callId: string, { phones = [], names = [] }: CallerFacts): void {
  // A program in JavaScript may say anything; a log is no reason to stop it.
  if (typeof callId !== "string") return;
  const key = callId.toLowerCase();
  const known = calls.get(key) ?? NOBODY;
  const person = { phones: joined(known.phones, phones), names: joined(known.names, names) };
  if (person.phones.length + person.names.length === 0) return;
  const isNew = person.phones !== known.phones || person.names !== known.names;
  calls.delete(key);
  // The same object as long as nothing is added: what is derived from it can be kept with it.
  calls.set(key, isNew ? person : known);
  if (calls.size <= MOST_CALLS) return;
  const [oldest] = calls.keys();
  if (oldest !== undefined) calls.delete(oldest);
}

/** The people of a call, if anything is known of them. */
export function knownPeople(callId: string): KnownPerson | undefined {
  const key = callId.toLowerCase();
  const known = calls.get(key);
  if (known === undefined) return undefined;
  calls.delete(key);
  calls.set(key, known);
  return known;
}

function joined(known: readonly string[], more: readonly unknown[]): readonly string[] {
  const texts = more.filter(
    (value): value is string =>
      typeof value === "string" && value.trim() !== "" && value.length <= LONGEST && !known.includes(value),
  );
  return texts.length === 0 ? known : [...known, ...new Set(texts)].slice(-MOST_EACH);
}

import { GIVEN, SURNAME } from "./lexicon/lexicon.js";
import { isPatronymic } from "./lexicon/patronymics.js";
import { isSurnameForSure, mayBeSurname } from "./lexicon/surname-shape.js";
import type { Span } from "./mask-spans.js";
import { isCapital, isOnlyPlain } from "./name-evidence.js";
import { ANY_NAME_KEY, NAME_KEY, PERSON_KEY, THING_KEY } from "./name-keys.js";
import { type Contexts, LIKELY, PERSON, SURE } from "./read-contexts.js";
import type { KeyedValue } from "./read-keys.js";
import { IDENTIFIER, INITIAL, LOWER, MASKED, type Word } from "./words.js";

/** A value that is a name from its first word to its last. */
export interface WholeName {
  readonly span: Span;
  /** One past the number of its last word. */
  readonly end: number;
}

const MAX_WORDS = 5;

/** Nothing but words, and what stands between the words of a name. */
function isOnlyWords(text: string, words: readonly Word[], value: KeyedValue): boolean {
  if (value.end - value.first > MAX_WORDS) return false;
  let at = value.from;
  for (let i = value.first; i < value.end; i++) {
    const word = words[i];
    if (word === undefined || word.shape === IDENTIFIER || word.shape === MASKED) return false;
    if (!/^[\s.,+]{0,3}$/.test(text.slice(at, word.start))) return false;
    at = word.end;
  }
  return /^[\s.]{0,2}$/.test(text.slice(at, value.to));
}

const hasCapital = (word: Word): boolean => isCapital(word) || word.shape === INITIAL;
const isEvident = (word: Word): boolean =>
  (word.bits & (GIVEN | SURNAME)) !== 0 ||
  isSurnameForSure(word.text) ||
  isPatronymic(word.text) ||
  (!word.latin && mayBeSurname(word.text));

function isWholeName(kind: number, value: readonly Word[]): boolean {
  if (kind === NAME_KEY) return !value.some(isOnlyPlain) && value.some((word) => word.text.length > 1);
  if (value.some(isOnlyPlain)) return false;
  const capitals = value.every(hasCapital);
  if (kind === PERSON_KEY)
    return (
      (capitals && (value.some(isEvident) || value.length > 1 || !value[0]?.latin)) ||
      (value.length > 1 && value.every(isEvident))
    );
  return capitals
    ? value.some((word) => (word.bits & GIVEN) !== 0) || (value.length > 1 && value.some(isEvident))
    : value.length > 1 &&
        value.every((word) => word.shape === LOWER && (word.bits & (GIVEN | SURNAME)) !== 0);
}

/** Marks what the keys of a text say of their values; gives the values that are names as a whole, by their first word. */
export function markKeyedValues(
  text: string,
  words: readonly Word[],
  values: readonly KeyedValue[],
  contexts: Contexts,
): Map<number, WholeName> | undefined {
  if (values.length === 0) return undefined;
  const whole = new Map<number, WholeName>();
  for (const value of values) {
    const { kind, first, end } = value;
    if (kind === THING_KEY) {
      contexts.barred[first] = 1;
      for (let i = first + 1; i < Math.max(end, first + 1); i++) contexts.barred[i] = 1;
      continue;
    }
    if (end > first && isOnlyWords(text, words, value)) {
      const inside = words.slice(first, end);
      const start = inside[0];
      const last = inside.at(-1);
      if (start !== undefined && last !== undefined && isWholeName(kind, inside)) {
        const stop = last.shape === INITIAL ? 1 : 0;
        whole.set(first, { span: { start: start.start, end: last.end + stop }, end });
        continue;
      }
    }
    const expected =
      kind === NAME_KEY ? SURE : kind === PERSON_KEY ? PERSON : kind === ANY_NAME_KEY ? LIKELY : 0;
    if (expected > (contexts.strength[first] ?? 0)) contexts.strength[first] = expected;
  }
  return whole;
}

import { GIVEN, PLAIN, SURNAME } from "./lexicon/lexicon.js";
import {
  isPatronymicForSure,
  isSurnameForSure,
  mayBePatronymic,
  mayBeSurname,
} from "./lexicon/surname-shape.js";
import { markKeyedValues } from "./mark-keyed-values.js";
import type { Span } from "./mask-spans.js";
import { type Contexts, LIKELY, NOTHING, PERSON, readContexts, SURE, TITLED } from "./read-contexts.js";
import { keyedValues } from "./read-keys.js";
import { INITIAL, LOWER, MASKED, TITLE_CASE, UPPER, type Word, wordsOf } from "./words.js";

const isCapital = (word: Word): boolean => word.shape === TITLE_CASE || word.shape === UPPER;
const isPlain = (word: Word): boolean => (word.bits & PLAIN) !== 0;
const isOnlyPlain = (word: Word): boolean => (word.bits & (PLAIN | GIVEN | SURNAME)) === PLAIN;
const isGivenForSure = (word: Word): boolean => (word.bits & (GIVEN | PLAIN)) === GIVEN;
/** A surname, or a patronymic, and nothing else. */
const isFamilyForSure = (word: Word): boolean =>
  !isPlain(word) && (isSurnameForSure(word.text) || isPatronymicForSure(word.text));
const isListedFamily = (word: Word): boolean => (word.bits & (SURNAME | PLAIN)) === SURNAME;
const mayBeFamily = (word: Word): boolean =>
  (word.bits & SURNAME) !== 0 ||
  (!isPlain(word) && (isFamilyForSure(word) || mayBeSurname(word.text) || mayBePatronymic(word.text)));

/** Everyday words first, first names second: not even a surname behind them makes them one. */
const hardlyGiven = new Set(
  "summer april may june august virginia georgia page miles dot sky norm hope joy guy jade crystal amber pearl ruby olive art dale lane van chase chance cliff clay марка марки марку кості світу світ дана даної дані коли поля ані".split(
    " ",
  ),
);

class NameFinder {
  readonly #text: string;
  readonly #words: readonly Word[];
  readonly #contexts: Contexts;

  constructor(text: string, words: readonly Word[], contexts: Contexts) {
    this.#text = text;
    this.#words = words;
    this.#contexts = contexts;
  }

  /** The word at `i`, if it follows on (or goes before) its neighbour with but a space between, and may belong to a name. */
  #beside(i: number, step: 1 | -1): Word | undefined {
    const word = this.#words[i];
    const neighbour = this.#words[i - step];
    if (word === undefined || neighbour === undefined || this.#contexts.barred[i]) return undefined;
    const [left, right] = step === 1 ? [neighbour, word] : [word, neighbour];
    const distance = right.start - left.end;
    if (distance < 1 || distance > 3) return undefined;
    const gap = this.#text.slice(left.end, right.start);
    const follows = left.shape === INITIAL ? /^\.[ \u00a0]{0,2}$/ : /^(?:[ \u00a0]{1,2}|\+|_)$/;
    return follows.test(gap) ? word : undefined;
  }

  /** A number of a house behind «на Шевченка»: a street. */
  #isAddress(first: number, last: number): boolean {
    const word = this.#words[last];
    const before = this.#words[first - 1];
    if (word === undefined) return false;
    if (
      !/^,?\s?(?:буд\.?\s?|д\.\s?|№\s?)?\d{1,3}(?:[-/]?[А-Яа-яA-Za-z]\b|\/\d{1,3})?(?![\d]|[\s-]\d)/u.test(
        this.#text.slice(word.end, word.end + 14),
      )
    )
      return false;
    if (!/(?:а|я|о|ої|ого|ей|ой|и|і)$/.test(word.text) || word.bits & GIVEN) return false;
    if (before === undefined) return true;
    return (
      /^(?:на|по|у|в|від|до|біля|from|at|on)$/.test(before.text) ||
      /^,\s$/.test(this.#text.slice(before.end, this.#words[first]?.start))
    );
  }

  /** Whether the words at `i` begin a name by themselves. */
  begins(i: number): boolean {
    const word = this.#words[i];
    if (word === undefined) return false;
    const strength = this.#contexts.strength[i] ?? NOTHING;
    if (this.#contexts.barred[i] && strength < SURE) return false;
    if (word.shape === INITIAL) return this.#initialsBegin(i, strength);
    if (word.shape !== LOWER && !isCapital(word)) return false;
    if (word.text.length < 2) return false;
    if (strength === NOTHING)
      return isCapital(word) ? this.#standsAlone(i, word) : this.#pairInSmallLetters(i, word);
    if (strength === SURE) return !isOnlyPlain(word);
    if (word.shape === LOWER)
      return (
        isGivenForSure(word) ||
        (strength > LIKELY && (isFamilyForSure(word) || isListedFamily(word))) ||
        this.#pairInSmallLetters(i, word)
      );
    if (isOnlyPlain(word)) return false;
    const evident = (word.bits & GIVEN) !== 0 || isFamilyForSure(word) || isListedFamily(word);
    if (evident || strength === LIKELY) return evident;
    if (!word.latin || strength === TITLED) return word.shape === TITLE_CASE || strength === TITLED;
    // Customer Zaynab Okonkwo, but not: Customer Zaynab
    const next = this.#beside(i + 1, 1);
    return (
      mayBeFamily(word) || (next !== undefined && next.shape === TITLE_CASE && next.latin && !isPlain(next))
    );
  }

  #standsAlone(i: number, word: Word): boolean {
    if (isOnlyPlain(word)) return false;
    const next = this.#beside(i + 1, 1);
    const initialsFollow = next?.shape === INITIAL;
    if (initialsFollow && mayBeFamily(word)) return true;
    if (initialsFollow && !isPlain(word) && this.#beside(i + 2, 1)?.shape === INITIAL) return true;
    if (isGivenForSure(word)) {
      if (word.shape === TITLE_CASE) return true;
      const previous = this.#beside(i - 1, -1);
      if (!word.latin && word.text.length > 3) return true;
      return [next, previous].some(
        (other) =>
          other?.shape === UPPER && !isOnlyPlain(other) && (mayBeFamily(other) || (other.bits & GIVEN) !== 0),
      );
    }
    if (isFamilyForSure(word)) return true;
    if (word.bits & GIVEN) {
      if (
        next === undefined ||
        hardlyGiven.has(word.text) ||
        next.shape !== word.shape ||
        next.latin !== word.latin
      )
        return false;
      return mayBeFamily(next) || (next.bits & GIVEN) !== 0;
    }
    return isListedFamily(word) && !word.latin && word.shape === TITLE_CASE;
  }

  #pairInSmallLetters(i: number, word: Word): boolean {
    const next = this.#words[i + 1];
    if (next === undefined || !((word.bits | next.bits) & GIVEN)) return false;
    if (next.shape !== LOWER || this.#beside(i + 1, 1) === undefined) return false;
    if (isGivenForSure(word)) return isListedFamily(next) || isFamilyForSure(next);
    return isGivenForSure(next) && (isListedFamily(word) || isFamilyForSure(word));
  }

  #initialsBegin(i: number, strength: number): boolean {
    let at = i + 1;
    let initials = 1;
    let next = this.#beside(at, 1);
    while (next?.shape === INITIAL && initials < 3) {
      initials++;
      next = this.#beside(++at, 1);
    }
    if (next === undefined || !isCapital(next) || isOnlyPlain(next) || next.text.length < 3) return false;
    if (strength >= PERSON || isFamilyForSure(next) || next.bits & SURNAME) return true;
    return !next.latin && (initials > 1 || mayBeFamily(next));
  }

  /** The last word of the name that begins at `i`. */
  lastOf(i: number): number {
    let last = i;
    let unknown = 0;
    const strength = this.#contexts.strength[i] ?? NOTHING;
    for (;;) {
      const word = this.#words[last];
      const next = this.#beside(last + 1, 1);
      if (word === undefined || next === undefined) return last;
      if (!this.#goesOn(word, next)) {
        if (unknown > 0 || !this.#mayGoOn(word, next, strength)) return last;
        unknown++;
      }
      last++;
    }
  }

  #goesOn(word: Word, next: Word): boolean {
    if (next.shape === MASKED) return true;
    if (next.shape === INITIAL) return true;
    if (isCapital(next))
      return ((next.bits & GIVEN) !== 0 && !hardlyGiven.has(next.text)) || mayBeFamily(next);
    if (next.shape !== LOWER) return false;
    return isFamilyForSure(next) || (word.shape === LOWER && (isGivenForSure(next) || isListedFamily(next)));
  }

  /** A word of which nothing is known, behind a first name or where a person is expected. */
  #mayGoOn(word: Word, next: Word, strength: number): boolean {
    if (word.shape === INITIAL) return isCapital(next) && !isOnlyPlain(next);
    if (word.shape === MASKED || next.shape !== word.shape || next.latin !== word.latin) return false;
    if (strength === SURE && word.shape === LOWER) return (next.bits & SURNAME) !== 0;
    return (
      isCapital(next) &&
      !isPlain(next) &&
      next.text.length > 2 &&
      ((word.bits & GIVEN) !== 0 || strength >= PERSON)
    );
  }

  /** The first word of the name that `i` belongs to, not before `floor`. */
  firstOf(i: number, floor: number): number {
    let first = i;
    while (first > floor) {
      const previous = this.#beside(first - 1, -1);
      if (previous === undefined) return first;
      const fits =
        previous.shape === INITIAL ||
        (isCapital(previous) &&
          !hardlyGiven.has(previous.text) &&
          ((previous.bits & GIVEN) !== 0 || mayBeFamily(previous)) &&
          !isOnlyPlain(previous)) ||
        (previous.shape === LOWER &&
          this.#words[first]?.shape === LOWER &&
          (isGivenForSure(previous) || isFamilyForSure(previous)));
      if (!fits) return first;
      first--;
    }
    return first;
  }

  spanOf(first: number, last: number): Span | undefined {
    let from = first;
    let to = last;
    while (from <= to && this.#words[from]?.shape === MASKED) from++;
    while (to > from && this.#words[to]?.shape === MASKED) to--;
    const start = this.#words[from];
    const end = this.#words[to];
    if (from > to || start === undefined || end === undefined) return undefined;
    const none = this.#contexts.strength[first] === NOTHING;
    if (none && this.#isAddress(first, last)) return undefined;
    return { start: start.start, end: end.shape === INITIAL ? end.end + 1 : end.end };
  }
}

/** Where the names of people stand in a text, in order. */
export function findNames(text: string): Span[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const contexts = readContexts(text, words);
  const whole = markKeyedValues(text, words, keyedValues(text, words), contexts);
  const finder = new NameFinder(text, words, contexts);
  const spans: Span[] = [];
  let floor = 0;
  for (let i = 0; i < words.length; ) {
    const value = whole.get(i);
    if (value !== undefined) {
      spans.push(value.span);
      i = floor = value.end;
      continue;
    }
    if (words[i]?.shape !== MASKED && !finder.begins(i)) {
      i++;
      continue;
    }
    const first = finder.firstOf(i, floor);
    const last = finder.lastOf(i);
    const span = finder.spanOf(first, last);
    if (span !== undefined) spans.push(span);
    i = floor = last + 1;
  }
  return spans;
}

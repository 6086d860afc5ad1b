import { isStreet } from "./is-street.js";
import { GIVEN, PLAIN, SURNAME } from "./lexicon/lexicon.js";
import { mayBePatronymic } from "./lexicon/patronymics.js";
import { isSurnameForSure } from "./lexicon/surname-shape.js";
import type { Span } from "./mask-spans.js";
import {
  isCapital,
  isFamilyForSure,
  isGivenForSure,
  isListed,
  isListedFamily,
  isOnlyPlain,
  isPlain,
  mayBeFamily,
} from "./name-evidence.js";
import { type Contexts, LIKELY, NOTHING, PERSON, SURE, TITLED } from "./read-contexts.js";
import { INITIAL, LOWER, MASKED, TITLE_CASE, UPPER, type Word } from "./words.js";

/** Shorter first names in small letters are other words too often. */
const MIN_SPOKEN = 5;

/** Endings of verbs and adverbs, Ukrainian and Russian. */
const verbLike = /(?:[юуєї]|ть|л[аио]|ся|сь|ти|емо|имо|ємо|но|ем|им|ишь|ешь|ing|ed|s)$/;

/** Everyday words first, first names second: not even a surname behind them makes them one. */
const hardlyGiven = new Set(
  "лада ладу лади summer april may june august virginia georgia page miles dot sky norm hope joy guy jade crystal amber pearl ruby olive art dale lane van chase chance cliff clay марка марки марку кості світу світ дана даної дані коли поля ані".split(
    " ",
  ),
);

/** Whether there is but a blank or two, or the `+` of a query string, between the parts of a name. */
function isGap(text: string, from: number, to: number): boolean {
  if (to - from > 2) return false;
  const first = text.charCodeAt(from);
  if (to - from === 2) return isBlank(first) && isBlank(text.charCodeAt(from + 1));
  return to === from || isBlank(first) || first === 0x2b;
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0xa0;

/** Finds where a name begins and ends, word by word. */
export class NameFinder {
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
    if (left.shape === INITIAL ? right.start <= left.end : right.start - left.end < 1) return undefined;
    return isGap(this.#text, left.shape === INITIAL ? left.end + 1 : left.end, right.start)
      ? word
      : undefined;
  }

  /** Whether the words at `i` begin a name by themselves. */
  begins(i: number): boolean {
    const word = this.#words[i];
    if (word === undefined) return false;
    const strength = this.#contexts.strength[i] ?? NOTHING;
    // Most words are everyday words.
    if (strength === NOTHING && !(word.bits & GIVEN) && (word.shape === LOWER || isOnlyPlain(word)))
      return false;
    if (this.#contexts.barred[i] && strength < SURE) return false;
    if (word.shape === INITIAL) return this.#initialsBegin(i, strength);
    if (word.shape !== LOWER && !isCapital(word)) return false;
    if (word.text.length < 2) return false;
    if (strength === NOTHING) return isCapital(word) ? this.#standsAlone(i, word) : this.#isSpoken(i, word);
    if (strength === SURE) return !isOnlyPlain(word);
    if (word.shape === LOWER)
      return (
        isGivenForSure(word) ||
        (strength > LIKELY && (isFamilyForSure(word) || isListedFamily(word))) ||
        (strength === TITLED && isListed(word)) ||
        this.#pairInSmallLetters(i, word)
      );
    if (isOnlyPlain(word)) return false;
    const evident = (word.bits & GIVEN) !== 0 || isFamilyForSure(word) || isListed(word);
    if (evident || strength === LIKELY) return evident;
    if (!word.latin || strength === TITLED) return word.shape === TITLE_CASE || strength === TITLED;
    // Customer Zaynab Okonkwo, but not: Customer Zaynab
    const next = this.#beside(i + 1, 1);
    return (
      mayBeFamily(word) ||
      (next !== undefined && next.shape === TITLE_CASE && next.latin && !isOnlyPlain(next))
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
    // Siobhan Murphy
    if (word.bits === 0 && word.latin && word.shape === TITLE_CASE && word.text.length > 2)
      return next?.shape === TITLE_CASE && isListed(next);
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

  /** In small letters, as speech recognition writes: «олена коваленко», «коваленко ніна», «то на марію оформлено». */
  #isSpoken(i: number, word: Word): boolean {
    if (!isGivenForSure(word)) return false;
    return (!word.latin && word.text.length >= MIN_SPOKEN) || this.#pairInSmallLetters(i, word);
  }

  #pairInSmallLetters(i: number, word: Word): boolean {
    if (!isGivenForSure(word)) return false;
    return [this.#beside(i + 1, 1), this.#beside(i - 1, -1)].some(
      (other) =>
        other?.shape === LOWER &&
        (isListedFamily(other) ||
          isFamilyForSure(other) ||
          (other.start > word.start && mayBePatronymic(other.text))),
    );
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
        if (unknown > 0 || !this.#mayGoOn(last, word, next, strength)) return last;
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
    if (isFamilyForSure(next)) return true;
    if (word.shape !== LOWER) return false;
    return (
      isGivenForSure(next) ||
      isListedFamily(next) ||
      ((word.bits & GIVEN) !== 0 && !isPlain(next) && mayBePatronymic(next.text))
    );
  }

  /** A word of which nothing is known, behind a first name or where a person is expected. */
  #mayGoOn(i: number, word: Word, next: Word, strength: number): boolean {
    if (word.shape === INITIAL) return isCapital(next) && !isOnlyPlain(next);
    if (word.shape === MASKED || next.shape !== word.shape || next.latin !== word.latin) return false;
    if (strength === SURE && word.shape === LOWER)
      return (next.bits & SURNAME) !== 0 || ((word.bits & GIVEN) !== 0 && this.#endsClause(i + 1, next));
    return (
      isCapital(next) &&
      !isPlain(next) &&
      next.text.length > 2 &&
      ((word.bits & GIVEN) !== 0 || strength >= PERSON)
    );
  }

  /** «мене звати олег цвях, я…»: a word of which nothing is known, no verb by its ending, with nothing to complete it behind. */
  #endsClause(i: number, word: Word): boolean {
    if (word.bits !== 0 || word.text.length < 4 || verbLike.test(word.text)) return false;
    const next = this.#words[i + 1];
    if (next === undefined || next.bits & PLAIN) return true;
    return /^\s?[,.;!?"—–]/.test(this.#text.slice(word.end, next.start));
  }

  /** Giorgi Beridze, in the middle of a sentence: what has a capital before a sure surname is the first name. */
  #isForeignGiven(i: number, word: Word, surname: Word | undefined): boolean {
    if (surname === undefined || word.shape !== TITLE_CASE || surname.shape !== TITLE_CASE) return false;
    if (word.bits !== 0 || word.latin !== surname.latin || !isSurnameForSure(surname.text)) return false;
    const before = this.#words[i - 1];
    return before !== undefined && /^[ \u00a0]$/.test(this.#text.slice(before.end, word.start));
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
          (isGivenForSure(previous) || isListedFamily(previous) || isFamilyForSure(previous))) ||
        this.#isForeignGiven(first - 1, previous, this.#words[first]);
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
    if (none && isStreet(this.#text, this.#words, first, last)) return undefined;
    return { start: start.start, end: end.shape === INITIAL ? end.end + 1 : end.end };
  }
}

import { NAME_NOUN } from "./lexicon/lexicon.js";
import { ANY_NAME_KEY, NAME_KEY, NO_KEY, nameKeyOf, PERSON_KEY, THING_KEY } from "./name-keys.js";
import type { Word } from "./words.js";

/** A value behind a key that says something of it. */
export interface KeyedValue {
  readonly kind: number;
  /** The number of its first word. */
  readonly first: number;
  /** One past its last word if quotes or tags enclose it; otherwise `first`. */
  readonly end: number;
  /** Where its text begins and ends, if it is enclosed. */
  readonly from: number;
  readonly to: number;
}

const MAX_VALUE = 100;
const MAX_DEPTH = 32;
/** In `enclosing`: the kind came with a square bracket, and goes on to the objects in it. */
const LIST = 8;

const SPACE = 0x20;
const QUOTE = 0x22;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
const OPEN_PARENTHESIS = 0x28;
const DOT = 0x2e;
const COLON = 0x3a;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;

/** What opens a value: a quote, escaped or not, or a bracket. */
const opening = /\s{0,3}((?:[bu]?\\*["'`])|[«“([{]|&quot;)?/y;

/** The quote or bracket that opens the value behind a separator, if one does, and where the value begins. */
function openingAt(text: string, behind: number): { quote: string; from: number } {
  if (text.charCodeAt(behind) === QUOTE) return { quote: '"', from: behind + 1 };
  opening.lastIndex = behind;
  const quote = opening.exec(text)?.[1] ?? "";
  return { quote, from: Math.max(behind, opening.lastIndex) };
}

/** Behind the `:`, `=`, `=>` or `>` that follows a key ending at `end`, closing quote and spaces passed over; -1 if none follows. */
function behindSeparator(text: string, end: number): number {
  let i = end;
  let code = text.charCodeAt(i);
  if (code === AMPERSAND && text.startsWith("&quot;", end)) {
    i += 6;
    code = text.charCodeAt(i);
  }
  while (code === BACKSLASH && i < end + 8) code = text.charCodeAt(++i);
  if (code === QUOTE || code === APOSTROPHE || code === CLOSE_BRACKET) code = text.charCodeAt(++i);
  if (code === SPACE) code = text.charCodeAt(++i);
  if (code === COLON || code === EQUALS) {
    const next = text.charCodeAt(i + 1);
    return next === EQUALS || next === GREATER ? i + 2 : i + 1;
  }
  return code === GREATER && i === end ? i + 1 : -1;
}

/** Where a value ends that begins at `from`, behind the quote `quote`; -1 if not within sight. */
function endOfQuoted(text: string, from: number, quote: string): number {
  if (quote === '"') {
    const end = text.indexOf(quote, from);
    return end < from + MAX_VALUE ? end : -1;
  }
  const closing = quote === "«" ? "»" : quote === "“" ? "”" : quote.replace(/^[bu]/, "");
  const window = text.slice(from, from + MAX_VALUE);
  for (let at = window.indexOf(closing); at >= 0; at = window.indexOf(closing, at + 1)) {
    // Дем'янчук in single quotes
    if (closing === "'" && /\p{L}/u.test(window.charAt(at + 1)) && /\p{L}/u.test(window.charAt(at - 1)))
      continue;
    return from + at;
  }
  return -1;
}

/** What brackets and separators do to the key before them. */
const OPENS = 1;
const CLOSES = 2;
const SEPARATES = 3;
const roles = new Uint8Array(128);
for (const [characters, role] of [
  ["{[(", OPENS],
  ["}])", CLOSES],
  [",;&=", SEPARATES],
] as const)
  for (const character of characters) roles[character.charCodeAt(0)] = role;

/** What encloses a place in a text: the kinds of the keys before each open bracket. */
class Enclosing {
  readonly #kinds: number[] = [];
  /** Of the key just read, that has no value yet. */
  pending = NO_KEY;

  read(text: string, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      const role = code < 128 ? roles[code] : 0;
      if (role === 0) continue;
      if (role === OPENS) {
        const outer = this.#kinds.at(-1) ?? NO_KEY;
        const kind = this.pending || (outer & LIST ? outer & ~LIST : NO_KEY);
        if (this.#kinds.length < MAX_DEPTH) this.#kinds.push(code === OPEN_BRACKET ? kind | LIST : kind);
      } else if (role === CLOSES) this.#kinds.pop();
      this.pending = NO_KEY;
    }
  }

  get kind(): number {
    return this.pending || (this.#kinds.at(-1) ?? NO_KEY) & ~LIST;
  }
}

function kindWithin(kind: number, outer: number): number {
  if (kind !== ANY_NAME_KEY) return kind;
  if (outer === PERSON_KEY || outer === NAME_KEY) return NAME_KEY;
  return outer === THING_KEY ? THING_KEY : ANY_NAME_KEY;
}

/** «Ім'я клієнта:» is a name, «Клієнт:» is perhaps one. */
function kindOf(word: Word, before: Word | undefined, outer: number): number {
  const kind = kindWithin(nameKeyOf(word.text), outer);
  const named = before !== undefined && before.bits & NAME_NOUN && word.start - before.end === 1;
  return kind === PERSON_KEY && named ? NAME_KEY : kind;
}

/** The keys of a text that say whether their value is a name: of JSON (escaped or not), logfmt, query strings, YAML, XML. */
export function keyedValues(text: string, words: readonly Word[]): KeyedValue[] {
  const found: KeyedValue[] = [];
  const enclosing = new Enclosing();
  let read = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined) break;
    if (word.start > read) enclosing.read(text, read, word.start);
    read = word.end;
    const code = text.charCodeAt(word.end);
    if (code === DOT || code === OPEN_BRACKET || code === OPEN_PARENTHESIS) {
      // customer.name=, customer[name]=, Customer(name=
      enclosing.pending = nameKeyOf(word.text);
      continue;
    }
    const behind = behindSeparator(text, word.end);
    if (behind < 0) continue;
    const isTag = text.charCodeAt(behind - 1) === GREATER && behind === word.end + 1;
    if (isTag && text.charCodeAt(word.start - 1) !== LESS) continue;
    const kind = kindOf(word, words[i - 1], enclosing.kind);
    enclosing.pending = NO_KEY;
    if (kind === NO_KEY) continue;
    const { quote, from } = openingAt(text, behind);
    if (quote === "{" || quote === "[" || quote === "(") {
      enclosing.pending = kind;
      enclosing.read(text, from - 1, from);
      read = from;
      continue;
    }
    const value = valueAt(text, words, i + 1, from, isTag ? "<" : quote);
    if (value !== undefined) found.push({ kind, ...value });
  }
  return found;
}

/** The words of the value that begins at `from`, behind an opening quote if it has one. */
function valueAt(
  text: string,
  words: readonly Word[],
  next: number,
  from: number,
  quote: string,
): Omit<KeyedValue, "kind"> | undefined {
  let first = next;
  while (first < words.length && (words[first]?.start ?? 0) < from) first++;
  const to = quote === "" ? -1 : endOfQuoted(text, from, quote);
  if (to < 0) return words[first]?.start === from ? { first, end: first, from, to: from } : undefined;
  let end = first;
  while ((words[end]?.end ?? Number.POSITIVE_INFINITY) <= to) end++;
  return end === first ? undefined : { first, end, from, to };
}

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

const separator =
  /(?:\\*["'`]|&quot;|\])?\s{0,3}(?:=>|:=|[:=]|(>))\s{0,3}((?:[bu]?\\*["'`])|[«“<([{]|&quot;)?/y;

/** Whether a separator may begin with this character. */
const maySeparate = (code: number): boolean =>
  code === 0x3a ||
  code === 0x3d ||
  code === 0x22 ||
  code === 0x27 ||
  code === 0x5c ||
  code === 0x20 ||
  code === 0x3e ||
  code === 0x26 ||
  code === 0x5d ||
  code === 0x60;

/** Where a value ends that begins at `from`, behind the quote `quote`; -1 if not within sight. */
function endOfQuoted(text: string, from: number, quote: string): number {
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

/** What encloses a place in a text: the kinds of the keys before each open bracket. */
class Enclosing {
  readonly #kinds: number[] = [];
  /** Of the key just read, that has no value yet. */
  pending = NO_KEY;

  read(text: string, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x7b || code === 0x5b || code === 0x28) {
        const outer = this.#kinds.at(-1) ?? NO_KEY;
        const kind = this.pending || (outer & LIST ? outer & ~LIST : NO_KEY);
        if (this.#kinds.length < MAX_DEPTH) this.#kinds.push(code === 0x5b ? kind | LIST : kind);
        this.pending = NO_KEY;
      } else if (code === 0x7d || code === 0x5d || code === 0x29) {
        this.#kinds.pop();
        this.pending = NO_KEY;
      } else if (code === 0x2c || code === 0x3b || code === 0x26 || code === 0x3d) this.pending = NO_KEY;
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

/** The keys of a text that say whether their value is a name: of JSON (escaped or not), logfmt, query strings, YAML, XML. */
export function keyedValues(text: string, words: readonly Word[]): KeyedValue[] {
  const found: KeyedValue[] = [];
  const enclosing = new Enclosing();
  let read = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    enclosing.read(text, read, word.start);
    read = word.end;
    const code = text.charCodeAt(word.end);
    // customer.name=, customer[name]=, Customer(name=
    if (code === 0x2e || code === 0x5b || code === 0x28) {
      enclosing.pending = nameKeyOf(word.text);
      continue;
    }
    if (!maySeparate(code)) continue;
    separator.lastIndex = word.end;
    const match = separator.exec(text);
    if (match === null || (match[1] !== undefined && text.charCodeAt(word.start - 1) !== 0x3c)) continue;
    let kind = kindWithin(nameKeyOf(word.text), enclosing.kind);
    // Ім'я клієнта:
    const before = words[i - 1];
    if (
      kind === PERSON_KEY &&
      before !== undefined &&
      before.bits & NAME_NOUN &&
      word.start - before.end === 1
    )
      kind = NAME_KEY;
    enclosing.pending = NO_KEY;
    const opening = match[2] ?? "";
    const from = separator.lastIndex;
    if (opening === "{" || opening === "[" || opening === "(") {
      enclosing.pending = kind;
      enclosing.read(text, from - 1, from);
      read = from;
      continue;
    }
    if (kind === NO_KEY) continue;
    const value = valueAt(text, words, i + 1, from, match[1] === undefined ? opening : "<");
    if (value !== undefined) found.push({ kind, ...value });
  }
  return found;
}

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

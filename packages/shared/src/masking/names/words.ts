import {
  APOSTROPHE,
  CAPITAL,
  classAt,
  classOf,
  DIGIT,
  HYPHEN,
  isLetterAt,
  SMALL,
} from "./character-classes.js";
import { isPartOfAddress } from "./is-part-of-address.js";
import { rememberedWord } from "./remembered-words.js";

/** How a word is written. */
export const LOWER = 0;
export const TITLE_CASE = 1;
export const UPPER = 2;
/** One capital letter with a full stop: an initial. */
export const INITIAL = 3;
/** `***`: a name that has been masked before. */
export const MASKED = 4;
/** camelCase, snake_case, worker-1, a.b, /a/b: no name, though it may be a key. */
export const IDENTIFIER = 5;

export interface Word {
  readonly start: number;
  readonly end: number;
  readonly shape: number;
  readonly latin: boolean;
  /** The normal form, by which it is looked up. */
  readonly text: string;
  /** What the lexicon knows of it. */
  readonly bits: number;
}

const BACKSLASH = 0x5c;
const STAR = 0x2a;
const LAST_LATIN = 0x24f;

/** What was counted on the way through a word. */
interface Letters {
  capitals: number;
  hyphens: number;
  apostrophes: number;
  /** It has a digit or an underscore. */
  opaque: boolean;
  hash: number;
}

/** Mc, Mac, O', De: a second capital that belongs to a name. */
const twoCapitals = /^(?:Mc|Mac|O['’`]|D['’`]|De|Di|La|Le|Fitz|Van)[A-Z][a-z]+$/;
const everyPartCapital = /^\p{Lu}[^-]*(?:-\p{Lu}[^-]*)+$/u;

function shapeOf(text: string, start: number, end: number, letters: Letters): number {
  const { capitals, hyphens } = letters;
  if (letters.opaque) return IDENTIFIER;
  const latin = text.charCodeAt(start) <= LAST_LATIN;
  if (isPartOfAddress(text, start, end, latin)) return IDENTIFIER;
  if (capitals === 0) return hyphens > 0 && latin ? IDENTIFIER : LOWER;
  if (classAt(text, start) !== CAPITAL) return IDENTIFIER;
  if (hyphens === 0 && capitals === 1)
    return end - start === 1 && text.charAt(end) === "." ? INITIAL : TITLE_CASE;
  if (capitals === end - start - hyphens - letters.apostrophes) return UPPER;
  const written = text.slice(start, end);
  if (hyphens > 0)
    return capitals === hyphens + 1 && everyPartCapital.test(written) ? TITLE_CASE : IDENTIFIER;
  return twoCapitals.test(written) ? TITLE_CASE : IDENTIFIER;
}

/** Counts on to the end of the word that begins at `start`. */
function readLetters(text: string, start: number, letters: Letters): number {
  let hash = 0;
  let capitals = 0;
  let i = start;
  for (; ; i++) {
    const code = text.charCodeAt(i);
    const kind = classOf(code);
    if (kind === SMALL || kind === CAPITAL) {
      hash = (Math.imul(hash, 31) + code) | 0;
      if (kind === CAPITAL) capitals++;
    } else if (kind === DIGIT) letters.opaque = true;
    else if (kind === HYPHEN) {
      if (!isLetterAt(text, i + 1) && classAt(text, i + 1) !== DIGIT) break;
      letters.hyphens++;
    } else if (kind === APOSTROPHE) {
      if (!isLetterAt(text, i + 1) || isPossessive(text, i)) break;
      letters.apostrophes++;
    } else if (code === BACKSLASH && isEscapedApostrophe(text, i)) {
      i++;
      letters.apostrophes += 2;
    } else break;
  }
  letters.hash = hash;
  letters.capitals = capitals;
  return i;
}

/** The apostrophe of Дем\'янчук. */
function isEscapedApostrophe(text: string, backslash: number): boolean {
  return (
    text.charAt(backslash + 1) === "'" &&
    text.charCodeAt(backslash + 2) > LAST_LATIN &&
    isLetterAt(text, backslash + 2)
  );
}

/** The `'s` of John's. */
function isPossessive(text: string, apostrophe: number): boolean {
  const next = text.charCodeAt(apostrophe + 1);
  if (next !== 0x73 && next !== 0x53) return false;
  return text.charCodeAt(apostrophe - 1) <= LAST_LATIN && classAt(text, apostrophe + 2) % HYPHEN === 0;
}

/** Whether the stars at `index` are a masked name, and not part of a masked number or address. */
function isMask(text: string, index: number): boolean {
  return (
    text.startsWith("***", index) &&
    !/[\p{L}\d*@_]/u.test(text.charAt(index - 1)) &&
    !/[\p{L}\d*@_]/u.test(text.charAt(index + 3))
  );
}

/** Behind a number: UUIDs, sizes, times and what else begins with a digit hold no names. */
function behindNumber(text: string, from: number): number {
  let i = from + 1;
  for (let kind = classAt(text, i); kind !== 0 && kind !== APOSTROPHE; kind = classAt(text, i)) i++;
  return i;
}

/** The words of a text, in order. Numbers, UUIDs and the like are passed over, or come out as one identifier. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const letters: Letters = { capitals: 0, hyphens: 0, apostrophes: 0, opaque: false, hash: 0 };
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i);
    const kind = classOf(code);
    if (kind === DIGIT) i = behindNumber(text, i);
    else if (kind === CAPITAL || kind === SMALL) {
      letters.hyphens = letters.apostrophes = 0;
      letters.opaque = false;
      const end = readLetters(text, i, letters);
      // The n of "\nОлена" is no letter of hers.
      const start =
        i > 0 &&
        text.charCodeAt(i - 1) === BACKSLASH &&
        /^[nrt][A-ZА-ЯІЇЄҐа-яіїєґ]/.test(text.slice(i, i + 2))
          ? i + 1
          : i;
      const word = rememberedWord(text, start, end, letters.hash);
      const shape = shapeOf(text, start, end, letters);
      words.push({
        start,
        end,
        shape,
        latin: text.charCodeAt(start) <= LAST_LATIN,
        text: word.text,
        bits: shape === IDENTIFIER ? 0 : word.bits,
      });
      i = end;
    } else if (code === STAR && isMask(text, i)) {
      words.push({ start: i, end: i + 3, shape: MASKED, latin: false, text: "***", bits: 0 });
      i += 3;
    } else i++;
  }
  return words;
}

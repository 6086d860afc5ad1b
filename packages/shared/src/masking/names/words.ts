import { APOSTROPHE, CAPITAL, classAt, DIGIT, HYPHEN, isLetterAt, SMALL } from "./character-classes.js";
import { isPartOfAddress } from "./is-part-of-address.js";
import { known, PLAIN } from "./lexicon/lexicon.js";
import { normalForm } from "./lexicon/normal-form.js";

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

/** Letters of which the normal form keeps less. */
const accented = /[à-ɏ]/;

/** What was counted on the way through a word. */
interface Letters {
  capitals: number;
  hyphens: number;
  apostrophes: number;
  /** It has a digit or an underscore. */
  opaque: boolean;
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

function bitsOf(word: string, hyphens: number): number {
  const whole = known(word);
  if (whole !== 0 || hyphens === 0) return whole;
  // Anna-Maria is a name because both are, Марія-Антуанетта because one is and of the other nothing is known;
  // Володимир-Волинський is a town.
  if (/[сц]ьк(?:ий|ого|ому|им|а|ої|ій|у|ою)$/.test(word)) return 0;
  const parts = word.split("-").map(known);
  const told = parts.filter((bits) => bits !== 0);
  return told.some((bits) => bits & PLAIN) && told.length < parts.length
    ? 0
    : told.reduce((all, bits) => all & bits, told[0] ?? 0);
}

/** Counts on to the end of the word that begins at `start`. */
function readLetters(text: string, start: number, letters: Letters): number {
  for (let i = start; ; i++) {
    switch (classAt(text, i)) {
      case SMALL:
        continue;
      case CAPITAL:
        letters.capitals++;
        continue;
      case DIGIT:
        letters.opaque = true;
        continue;
      case HYPHEN:
        if (!isLetterAt(text, i + 1) && classAt(text, i + 1) !== DIGIT) return i;
        letters.hyphens++;
        continue;
      case APOSTROPHE:
        if (!isLetterAt(text, i + 1) || isPossessive(text, i)) return i;
        letters.apostrophes++;
        continue;
      default:
        // Дем\'янчук
        if (
          text.charCodeAt(i) !== BACKSLASH ||
          text.charAt(i + 1) !== "'" ||
          text.charCodeAt(i + 2) <= LAST_LATIN
        )
          return i;
        if (!isLetterAt(text, i + 2)) return i;
        i++;
        letters.apostrophes += 2;
    }
  }
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
  const lower = text.toLowerCase().replaceAll("ё", "е");
  const isSimple = lower.length === text.length;
  const letters: Letters = { capitals: 0, hyphens: 0, apostrophes: 0, opaque: false };
  for (let i = 0; i < text.length; ) {
    const kind = classAt(text, i);
    if (kind === DIGIT) i = behindNumber(text, i);
    else if (kind === CAPITAL || kind === SMALL) {
      letters.capitals = letters.hyphens = letters.apostrophes = 0;
      letters.opaque = false;
      const end = readLetters(text, i, letters);
      // The n of "\nОлена" is no letter of hers.
      const start =
        text.charCodeAt(i - 1) === BACKSLASH && /^[nrt][A-ZА-ЯІЇЄҐа-яіїєґ]/.test(text.slice(i, i + 2))
          ? i + 1
          : i;
      const latin = text.charCodeAt(start) <= LAST_LATIN;
      const simple = isSimple && letters.apostrophes === 0;
      const found = lower.slice(start, end);
      const normal = simple && !(latin && accented.test(found)) ? found : normalForm(text.slice(start, end));
      const shape = shapeOf(text, start, end, letters);
      words.push({
        start,
        end,
        shape,
        latin,
        text: normal,
        bits: shape === IDENTIFIER ? 0 : bitsOf(normal, letters.hyphens),
      });
      i = end;
    } else if (text.charCodeAt(i) === STAR && isMask(text, i)) {
      words.push({ start: i, end: i + 3, shape: MASKED, latin: false, text: "***", bits: 0 });
      i += 3;
    } else i++;
  }
  return words;
}

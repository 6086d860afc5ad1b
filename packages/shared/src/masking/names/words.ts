import { known } from "./lexicon/lexicon.js";
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

const CAPITAL = 1;
const SMALL = 2;
const DIGIT = 3;
const APOSTROPHE = 4;
const HYPHEN = 5;
const LAST_LETTER = 0x52f;

const classes = new Uint8Array(LAST_LETTER + 1);
for (let code = 0; code <= LAST_LETTER; code++) {
  const character = String.fromCharCode(code);
  if (!/[A-Za-zÀ-ÖØ-öø-ɏЀ-ҁҊ-ԯ]/.test(character)) continue;
  classes[code] = character === character.toLowerCase() ? SMALL : CAPITAL;
}
for (const character of "0123456789_") classes[character.charCodeAt(0)] = DIGIT;
for (const character of "'`´ʼ‘’′＇") {
  if (character.charCodeAt(0) <= LAST_LETTER) classes[character.charCodeAt(0)] = APOSTROPHE;
}
classes["-".charCodeAt(0)] = HYPHEN;

function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code <= LAST_LETTER) return classes[code] ?? 0;
  return code === 0x2019 || code === 0x2018 || code === 0x2032 || code === 0xff07 ? APOSTROPHE : 0;
}

const isLetter = (kind: number): boolean => kind === CAPITAL || kind === SMALL;

/** Mc, Mac, O', De: a second capital that belongs to a name. */
const twoCapitals = /^(?:Mc|Mac|O['’`]|D['’`]|De|Di|La|Le|Fitz|Van)[A-Z][a-z]+$/;

/** What makes of a word before or after it a part of a path, a host, an address, a function. */
const binds = (code: number): boolean =>
  code === 0x2f || code === 0x5c || code === 0x40 || code === 0x24 || code === 0x23 || code === 0x7e;

function isBound(text: string, start: number, end: number, latin: boolean): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (before === 0x40 || after === 0x40) return true;
  if (!latin) return false;
  if (binds(after) && !(after === 0x5c && /["'nrt]/.test(text.charAt(end + 1)))) return true;
  // <name>Olena</name> is no path.
  if (binds(before) && !(before === 0x5c && /["']/.test(text.charAt(start)))) return true;
  if (after === 0x2e && /[\w$<[]/.test(text.charAt(end + 1)) && end - start > 1) return true;
  if (before === 0x2e && /[\w$>\]]/.test(text.charAt(start - 2)) && !isLetter(classAt(text, start - 3)))
    return !/[A-Z]/.test(text.charAt(start - 2));
  if (before === 0x2e && /[\w$>\])]/.test(text.charAt(start - 2))) return true;
  return text.startsWith("::", end) || text.startsWith("::", start - 2);
}

function bitsOf(word: string, hyphens: number): number {
  const whole = known(word);
  if (whole !== 0 || hyphens === 0) return whole;
  // Anna-Maria is a name because both are; Нечуй-Левицький is left to its ending.
  return word.split("-").reduce((bits, part) => bits & known(part), -1);
}

function makeWord(
  text: string,
  from: number,
  end: number,
  capitals: number,
  hyphens: number,
  opaque: boolean,
): Word {
  let start = from;
  // The n of "\nОлена" is no letter of hers.
  if (
    text.charCodeAt(start - 1) === 0x5c &&
    end - start > 1 &&
    /^[nrt][A-ZА-ЯІЇЄҐа-яіїєґ]/.test(text.slice(start, start + 2))
  )
    start++;
  const raw = text.slice(start, end);
  const latin = raw.charCodeAt(0) < 0x250;
  const letters = end - start;
  const normal = normalForm(raw);
  if (opaque) return { start, end, shape: IDENTIFIER, latin, text: normal, bits: 0 };
  const first = classAt(text, start) === CAPITAL;
  let shape = LOWER;
  if (first && capitals === 1) shape = letters === 1 && text.charAt(end) === "." ? INITIAL : TITLE_CASE;
  else if (first && capitals === letters - hyphens - (/['’ʼ`‘]/.test(raw) ? 1 : 0)) shape = UPPER;
  else if (
    first &&
    (capitals === hyphens + 1 ? /^[^-]+(?:-\p{Lu}[^-]*)+$/u.test(raw) : twoCapitals.test(raw))
  )
    shape = TITLE_CASE;
  else if (capitals > 0) shape = IDENTIFIER;
  if (hyphens > 0 && latin && shape === LOWER) shape = IDENTIFIER;
  if (isBound(text, start, end, latin)) shape = IDENTIFIER;
  return { start, end, shape, latin, text: normal, bits: bitsOf(normal, hyphens) };
}

/** The words of a text, in order. Numbers, UUIDs and the like are passed over, or come out as one identifier. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const length = text.length;
  let i = 0;
  while (i < length) {
    const kind = classAt(text, i);
    if (kind === DIGIT) {
      i++;
      for (let next = classAt(text, i); next !== 0 && next !== APOSTROPHE; next = classAt(text, i)) i++;
      continue;
    }
    if (!isLetter(kind)) {
      if (text.charCodeAt(i) === 0x2a && text.startsWith("***", i) && isAlone(text, i)) {
        words.push({ start: i, end: i + 3, shape: MASKED, latin: false, text: "***", bits: 0 });
        i += 3;
      } else i++;
      continue;
    }
    const start = i;
    let capitals = 0;
    let hyphens = 0;
    let opaque = false;
    for (; i < length; i++) {
      const next = classAt(text, i);
      if (next === CAPITAL) capitals++;
      else if (next === DIGIT) opaque = true;
      else if (next === HYPHEN) {
        const behind = classAt(text, i + 1);
        if (!isLetter(behind) && behind !== DIGIT) break;
        hyphens++;
      } else if (next === APOSTROPHE) {
        if (!isLetter(classAt(text, i + 1))) break;
        // John's
        if (/^s(?![\p{L}\d])/iu.test(text.slice(i + 1, i + 3)) && text.charCodeAt(i - 1) < 0x250) break;
      } else if (next !== SMALL) {
        if (
          !(
            text.charCodeAt(i) === 0x5c &&
            text.charAt(i + 1) === "'" &&
            isLetter(classAt(text, i + 2)) &&
            text.charCodeAt(i + 2) > 0x3ff
          )
        )
          break;
        i++;
      }
    }
    words.push(makeWord(text, start, i, capitals, hyphens, opaque));
  }
  return words;
}

/** Whether the stars are a masked name, and not part of a masked number or address. */
function isAlone(text: string, index: number): boolean {
  const before = text.charAt(index - 1);
  const after = text.charAt(index + 3);
  return !/[\p{L}\d*@_]/u.test(before) && !/[\p{L}\d*@_]/u.test(after);
}

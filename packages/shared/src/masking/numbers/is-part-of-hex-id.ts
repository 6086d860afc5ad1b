import { uuidAround } from "./uuid-around.js";

const DASH = 0x2d;
/** Shorter ones are words and numbers of all kinds: `A4-`, `b2-`. */
const FEWEST = 4;
const MOST = 32;
const MOST_PARTS = 4;

/** From the first dash of a UUID to its end. */
const UUID_TAIL = 28;

const DIGIT = 1;
const LETTER = 2;

/**
 * Do the digits at `start` go on an id in hexadecimal, as `…-9cc9-004300000000` does: is one of the parts before them,
 * joined by dashes, of digits and letters up to f?
 */
export function isPartOfHexId(text: string, start: number): boolean {
  // Behind a whole UUID something else begins.
  if (text.charCodeAt(start - 1) !== DASH || uuidAround(text, start - 1 - UUID_TAIL) === start - 1)
    return false;
  let end = start;
  for (let parts = 0; parts < MOST_PARTS && text.charCodeAt(end - 1) === DASH; parts++) {
    let begin = end - 1;
    let kinds = 0;
    for (
      let kind = hexKind(text.charCodeAt(begin - 1));
      kind > 0;
      kind = hexKind(text.charCodeAt(begin - 1))
    ) {
      kinds |= kind;
      begin--;
      if (end - begin > MOST + 1) return false;
    }
    if (end - 1 - begin < FEWEST || isLatin(text.charCodeAt(begin - 1))) return false;
    if (kinds === (DIGIT | LETTER)) return true;
    end = begin;
  }
  return false;
}

function hexKind(code: number): number {
  if (code >= 0x30 && code <= 0x39) return DIGIT;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? LETTER : 0;
}

function isLatin(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

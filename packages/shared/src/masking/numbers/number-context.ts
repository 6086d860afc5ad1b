import { callVerbs, type Meaning, meaningOfKey } from "./context-words.js";

/** What is written before a number; `direct` when the key or word touches it, as in `phone=` and `тел. `. */
export interface NumberContext {
  readonly meaning: Meaning;
  readonly direct: boolean;
}

const WINDOW = 48;
const MAX_WORDS = 4;
const nothing: NumberContext = { meaning: undefined, direct: false };
const maybeDirect: NumberContext = { meaning: "maybe", direct: true };
const digits = /^[\d.-]+$/;
/** What will be a mask, and end the reading, when the text is masked again. */
const phoneLike = /^(?:38|8)?0\d{9}$/;
/** Between the verb and the number: call me at, ring her back on. */
const links = new Set(["me", "us", "him", "her", "them", "back", "at", "on"]);

/**
 * Reads the words before `start` from right to left, at most 48 characters and four words. The nearest may say what the
 * number is or is not; those farther away, and beyond another number that is a phone, only that it is a phone. A word that was
 * masked ends it, so that masking again finds no more than the first time.
 */
export function contextBefore(text: string, start: number): NumberContext {
  const least = Math.max(0, start - WINDOW);
  let end = start;
  let maybe = false;
  let linked = true;
  let overPhone = false;
  for (let words = 0; words < MAX_WORDS; words++) {
    let assigned = false;
    while (end > least && !isWordCharacter(text.charCodeAt(end - 1))) {
      const character = text.charAt(end - 1);
      const ends =
        words > 0 && ",;{}|\n\r&?".includes(character) && !(maybe && words === 1 && character === "{");
      if (character === "*" || ends) return maybe ? maybeDirect : nothing;
      if (character === "=" || character === ":") assigned = true;
      if (words === 0 && (character === "№" || character === "#")) maybe = true;
      if (words === 0 && "$€£₴".includes(character)) return { meaning: "amount", direct: true };
      // A sample of Prometheus: name{label="…"} 380671234567
      if (words === 0 && text.startsWith('"} ', start - 3)) return { meaning: "amount", direct: true };
      end--;
    }
    let begin = end;
    while (begin > least && isWordCharacter(text.charCodeAt(begin - 1))) begin--;
    if (begin === end) break;
    const word = text.slice(begin, end);
    // ETag: W/"…": the mark of a weak one is no word.
    if (words === 0 && word === "W" && text.charAt(end) === "/") {
      end = begin;
      words--;
      continue;
    }
    const meaning = isNumber(word) ? undefined : meaningOfKey(word);
    if (words > 0 && linked && callVerbs.has(word.toLowerCase())) return { meaning: "phone", direct: true };
    if (meaning === "phone") return { meaning, direct: words === 0 || (maybe && words === 1) };
    if (meaning === "maybe") maybe = true;
    else if (meaning !== undefined && !overPhone && (words === 0 || (maybe && words === 1)))
      return { meaning, direct: true };
    else if (words === 0 && end === start && "-_".includes(word.slice(-1))) return nothing;
    else if (assigned && words === 0) return nothing;
    overPhone ||= text.charAt(begin - 1) === "+" || phoneLike.test(word);
    linked &&= links.has(word.toLowerCase());
    end = begin;
  }
  return maybe ? maybeDirect : nothing;
}

/** Other numbers beside it say nothing of it. */
function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 0x30 && code <= 0x39 && digits.test(word);
}

/** Letters, digits, and what joins the parts of a key; Latin and Cyrillic. */
function isWordCharacter(code: number): boolean {
  if (code < 0x80) {
    const lower = code | 0x20;
    return (
      (lower >= 0x61 && lower <= 0x7a) ||
      (code >= 0x2d && code <= 0x39 && code !== 0x2f) ||
      code === 0x5f ||
      code === 0x27
    );
  }
  return (
    (code >= 0xc0 && code < 0x250) || (code >= 0x400 && code < 0x530) || code === 0x2019 || code === 0x2bc
  );
}

import { isLetterAt } from "./character-classes.js";

const DOT = 0x2e;
const COLON = 0x3a;
const AT = 0x40;
const BACKSLASH = 0x5c;
const suspicious = new Uint8Array(128);
for (const character of "/\\@$#~.:") suspicious[character.charCodeAt(0)] = 1;

const binds = (code: number): boolean =>
  code < 128 && suspicious[code] === 1 && code !== DOT && code !== COLON;

/** Whether a word is a part of a path, of a host's or a function's name, of a mailbox: `/a/b`, `a.b`, `a::b`, `a@b`. */
export function isPartOfAddress(text: string, start: number, end: number, latin: boolean): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (!((before < 128 && suspicious[before]) || (after < 128 && suspicious[after]))) return false;
  if (before === AT || after === AT) return true;
  if (!latin) return false;
  // An escaped quote, a line break or </name> behind it are none.
  if (binds(after) && !(after === BACKSLASH && /["'nrt]/.test(text.charAt(end + 1)))) return true;
  if (binds(before) && !(before === BACKSLASH && /["']/.test(text.charAt(start)))) return true;
  if (after === DOT && end - start > 1 && /[\w$<[]/.test(text.charAt(end + 1))) return true;
  if (before === DOT && /[\w$>\])]/.test(text.charAt(start - 2))) {
    // J.Smith
    const initial = /[A-Z]/.test(text.charAt(start - 2)) && !isLetterAt(text, start - 3);
    if (!initial) return true;
  }
  return text.startsWith("::", end) || text.startsWith("::", start - 2);
}

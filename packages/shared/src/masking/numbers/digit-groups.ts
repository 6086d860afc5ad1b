import { digitValue } from "./digit-value.js";
import { type EscapedCharacter, escapedCharacter } from "./escaped-character.js";
import { extensionAfter } from "./extension.js";
import { Gap, gapKind } from "./separators.js";
import { UUID_HEAD, uuidAround } from "./uuid-around.js";

/** Digits without anything between them, and what stands around them. */
export interface DigitGroup {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Bits of `Gap` to the group before; `Gap.broken` when the two cannot be one number. */
  readonly gap: number;
  /** Where the `+` of an international number begins, -1 without one. */
  readonly plusAt: number;
  /** A Latin letter or an asterisk touches it: part of an id, or masked already. */
  readonly gluedLeft: boolean;
  readonly gluedRight: boolean;
}

/** Characters between two groups of one number, an escape counted as one. */
const MAX_GAP = 4;
const SPACE = 0x20;
const PERCENT = 0x25;
const AMPERSAND = 0x26;
const OPEN = 0x28;
const PLUS = 0x2b;
const BACKSLASH = 0x5c;
const plus = /(?:[+＋]|%2b|\\u002b)(?:[\s(（\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069]|%20|%28){0,3}$/i;

const ANYTHING = 0;
const DIGIT = 1;
const ESCAPE = 2;
const DASH = 3;
const ascii = new Uint8Array(128);
for (const character of "0123456789") ascii[character.charCodeAt(0)] = DIGIT;
for (const character of "%\\") ascii[character.charCodeAt(0)] = ESCAPE;
ascii["-".charCodeAt(0)] = DASH;

/** All groups of digits, in one pass; UUIDs are stepped over, escapes read as what they stand for. */
export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let end = -1;
  let escapeEnd = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? ascii[code] : digitValue(code) < 0 ? ANYTHING : DIGIT;
    if (kind === ANYTHING) {
      at++;
    } else if (kind === ESCAPE) {
      at += escapedCharacter(text, at)?.length ?? 1;
      escapeEnd = at;
    } else if (kind === DASH) {
      const uuid = uuidAround(text, at);
      if (uuid < 0) {
        at++;
        continue;
      }
      // Its first eight characters were taken for groups.
      while ((groups.at(-1)?.start ?? -1) >= at - UUID_HEAD) groups.pop();
      at = uuid;
      end = -1;
    } else {
      const start = at;
      do at++;
      while (digitValue(text.charCodeAt(at)) >= 0);
      groups.push({
        start,
        end: at,
        gap: gapBetween(text, end, start),
        plusAt: plusBefore(text, Math.max(end, 0), start),
        gluedLeft: start > escapeEnd && isGlue(text.charCodeAt(start - 1), text.charCodeAt(start - 2)),
        gluedRight:
          isGlue(text.charCodeAt(at), text.charCodeAt(at + 1)) && extensionAfter(text, at) === undefined,
      });
      end = at;
    }
  }
  return groups;
}

function gapBetween(text: string, from: number, to: number): number {
  if (from < 0 || to - from > MAX_GAP * 9) return Gap.broken;
  let gap = 0;
  let at = from;
  for (let length = 0; at < to; length++) {
    const code = text.charCodeAt(at);
    let escaped: EscapedCharacter | undefined;
    if (code === PERCENT || code === BACKSLASH || code === AMPERSAND) escaped = escapedCharacter(text, at);
    gap |= gapKind(escaped?.code ?? code);
    if (length === MAX_GAP || (gap & Gap.broken) !== 0) return Gap.broken;
    at += escaped?.length ?? 1;
  }
  return gap;
}

function plusBefore(text: string, least: number, start: number): number {
  if (start === least || !mayEndPlus(text.charCodeAt(start - 1))) return -1;
  if (text.charCodeAt(start - 1) === SPACE && !mayEndPlus(text.charCodeAt(start - 2))) return -1;
  const from = Math.max(least, start - 15);
  const match = plus.exec(text.slice(from, start));
  return match === null ? -1 : from + match.index;
}

/** What stands last in `+`, `%2B`, `+ (`; not the digit of an escape, which the group before ends with. */
function mayEndPlus(code: number): boolean {
  if (code < 0x80) return code === PLUS || code === OPEN || (code | 0x20) === 0x62 || code <= SPACE;
  return true;
}

/** One asterisk is a star that was dialled; two are a mask. */
function isGlue(code: number, beyond: number): boolean {
  return isLatin(code) || (code === 0x2a && beyond === 0x2a);
}

function isLatin(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

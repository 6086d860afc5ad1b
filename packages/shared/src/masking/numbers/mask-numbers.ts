import { readAnnounced } from "./announced-phone.js";
import { readCard } from "./card-number.js";
import { meaningOfKey } from "./context-words.js";
import { type DigitGroup, digitGroups } from "./digit-groups.js";
import { digitValue } from "./digit-value.js";
import { extensionAfter } from "./extension.js";
import { harmlessShape } from "./harmless-shape.js";
import { readInternational } from "./international-phone.js";
import { isPartOfHexId } from "./is-part-of-hex-id.js";
import { readNational } from "./national-phone.js";
import { digitsTogether } from "./number-span.js";
import type { PhoneReading } from "./phone-reading.js";
import { readUkrainian } from "./ukrainian-phone.js";

/** The shortest thing that can be a phone number. */
const FEWEST_DIGITS = 6;
const issuerDigits: ReadonlySet<number> = new Set([2, 3, 4, 5, 6, 9]);
const LATIN = /[a-z]/i;

/** Masks phone numbers and payment cards; every other number stays as it is. */
export function maskNumbers(text: string): string {
  const groups = digitGroups(text);
  let masked = "";
  let done = 0;
  let at = 0;
  while (at < groups.length) {
    const group = groups[at];
    if (group === undefined) break;
    const harmless = group.plusAt < 0 ? harmlessShape(text, groups, at) : 0;
    if (harmless > 0) {
      at += harmless;
      continue;
    }
    const reading = read(text, groups, at);
    const last = groups[reading?.last ?? at];
    if (reading === undefined || last === undefined) {
      at++;
      continue;
    }
    const start = Math.max(done, startOf(text, group, last));
    masked += text.slice(done, start) + reading.masked;
    done = last.end;
    const extension = extensionAfter(text, done);
    if (extension !== undefined) {
      masked += `${text.slice(done, extension.start)}***`;
      done = extension.end;
    }
    at = reading.last + 1;
    while ((groups[at]?.start ?? text.length) < done) at++;
  }
  return done === 0 ? text : masked + text.slice(done);
}

function read(text: string, groups: readonly DigitGroup[], at: number): PhoneReading | undefined {
  const group = groups[at];
  if (group === undefined || digitsTogether(groups, at, FEWEST_DIGITS) < FEWEST_DIGITS) return undefined;
  if (group.gluedLeft && !isGluedToPhoneWord(text, group.start)) return undefined;
  const first = digitValue(text.charCodeAt(group.start));
  const many = digitsTogether(groups, at, 10);
  if (isPartOfHexId(text, group.start)) return many === 10 ? readUkrainian(text, groups, at) : undefined;
  if (group.plusAt >= 0 || first === 0) {
    const reading = readInternational(text, groups, at);
    if (reading !== undefined) return reading;
  }
  if (many >= 10 && issuerDigits.has(first) && digitsTogether(groups, at, 13) >= 13) {
    const card = readCard(text, groups, at);
    if (card !== undefined) return card;
  }
  if (many >= 10 && (first === 0 || first === 3 || first === 8)) {
    const reading = readUkrainian(text, groups, at);
    if (reading !== undefined) return reading;
  }
  const apart = group.end - group.start < 6;
  return (apart && many >= 8 ? readNational(text, groups, at) : undefined) ?? readAnnounced(text, groups, at);
}

/** `tel0671234567`: letters that touch the digits make an id of them, unless they say phone. */
function isGluedToPhoneWord(text: string, start: number): boolean {
  let begin = start;
  while (begin > 0 && start - begin < 12 && LATIN.test(text.charAt(begin - 1))) begin--;
  return begin < start && meaningOfKey(text.slice(begin, start)) === "phone";
}

/** With its plus, and the bracket that is closed within the number. */
function startOf(text: string, first: DigitGroup, last: DigitGroup): number {
  const start = first.plusAt >= 0 ? first.plusAt : first.start;
  const within = text.slice(start, last.end);
  const closed = /[)）]/.exec(within);
  const opened = /[(（]/.exec(within);
  if (closed === null || (opened !== null && opened.index < closed.index)) return start;
  const bracket = /[(（]\s?$/.exec(text.slice(Math.max(0, start - 2), start));
  return bracket === null ? start : start - bracket[0].length;
}

import { callingCodeOf } from "./calling-codes.js";
import type { DigitGroup } from "./digit-groups.js";
import { contextBefore } from "./number-context.js";
import { isOneByOne, type NumberSpan, spansFrom } from "./number-span.js";
import { maskedPhone, type PhoneReading } from "./phone-reading.js";
import { Gap } from "./separators.js";
import { isFollowedByUnit } from "./unit-after.js";

const MAX_DIGITS = 17;

/** A number with `+` or `00` before its calling code. The plus says it is a phone: no context is asked for. */
export function readInternational(
  text: string,
  groups: readonly DigitGroup[],
  first: number,
): PhoneReading | undefined {
  const group = groups[first];
  if (group === undefined) return undefined;
  const plus = group.plusAt >= 0;
  if (plus ? isJoined(text, group) : !hasDialledPrefix(text, group)) return undefined;
  let best: PhoneReading | undefined;
  let loose: PhoneReading | undefined;
  for (const span of spansFrom(text, groups, first, 7, MAX_DIGITS)) {
    if ((span.gaps & Gap.comma) !== 0 && !isOneByOne(span)) break;
    if (groups[span.last]?.gluedRight === true && (span.last > first || !plus)) break;
    const digits = withoutPrefix((span.gaps & Gap.open) === 0 ? span.digits : withoutTrunkZero(span, groups));
    const code = callingCodeOf(digits);
    if (code === undefined) continue;
    const national = digits.length - code.code.length;
    const reading = { last: span.last, masked: maskedPhone(code.code, digits) };
    const exact = national >= code.shortest && national <= code.longest;
    if (exact || /^3800\d{9}$/.test(digits)) {
      best = reading;
      if (span.last === first && digits.length >= 9) break;
    } else if (isLoose(span, code.code, digits)) {
      loose = reading;
    }
  }
  if (best === undefined && !plus) return undefined;
  const reading = best ?? loose;
  return reading === undefined || isSomethingElse(text, groups, first, reading, plus) ? undefined : reading;
}

/** `a+48…`, `3+48…`: the plus adds something to what is before it, if it does not begin a number of Ukraine. */
function isJoined(text: string, group: DigitGroup): boolean {
  return /[a-z0-9]/i.test(text.charAt(group.plusAt - 1)) && !text.startsWith("380", group.start);
}

/** `00`, or `011` as dialled from North America, which stands apart. */
function hasDialledPrefix(text: string, group: DigitGroup): boolean {
  if (text.startsWith("00", group.start)) return text.charAt(group.start + 2) !== "0";
  return group.end - group.start === 3 && text.startsWith("011", group.start);
}

function withoutPrefix(digits: string): string {
  return digits.startsWith("00") ? digits.slice(2) : digits.startsWith("011") ? digits.slice(3) : digits;
}

/** `+44 (0) 20…`: the zero in brackets is not dialled with the calling code. */
function withoutTrunkZero(span: NumberSpan, groups: readonly DigitGroup[]): string {
  let at = 0;
  for (const [index, length] of span.lengths.entries()) {
    const group = groups[span.first + index];
    const next = groups[span.first + index + 1];
    const bracketed = ((group?.gap ?? 0) & Gap.open) !== 0 && ((next?.gap ?? 0) & Gap.close) !== 0;
    if (index > 0 && length === 1 && bracketed && span.digits.charAt(at) === "0") {
      return span.digits.slice(0, at) + span.digits.slice(at + 1);
    }
    at += length;
  }
  return span.digits;
}

/** A slip of the pen, or a number of a plan this does not know: still eight to fifteen digits after a known code. */
function isLoose(span: NumberSpan, code: string, digits: string): boolean {
  if (code === "380") return digits.length >= 10 && digits.length <= 14;
  if (digits.length < 8 || digits.length > 15) return false;
  const thousands = span.lengths.slice(1).every((length) => length === 3) && (span.lengths[0] ?? 0) <= 3;
  return !thousands;
}

function isSomethingElse(
  text: string,
  groups: readonly DigitGroup[],
  first: number,
  reading: PhoneReading,
  plus: boolean,
): boolean {
  const start = groups[first];
  const last = groups[reading.last];
  if (start === undefined || last === undefined) return true;
  const total = last.end - start.start;
  if (plus) return total <= 11 && isFollowedByUnit(text, last.end);
  const before = contextBefore(text, start.start);
  return total < 11 || before.meaning === "id";
}

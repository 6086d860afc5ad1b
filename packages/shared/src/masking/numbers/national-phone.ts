import type { DigitGroup } from "./digit-groups.js";
import { type NumberSpan, spansFrom } from "./number-span.js";
import { maskedPhone, type PhoneReading } from "./phone-reading.js";
import { Gap, gapKind } from "./separators.js";
import { isUkrainianMobile } from "./ukrainian-number.js";
import { isFollowedByUnit } from "./unit-after.js";

/** A way to write a number that nothing else is written in, and the calling code it gives away, if any. */
interface NationalForm {
  readonly digits: RegExp;
  readonly grouping: RegExp;
  /** Must the first or second group be in brackets? */
  readonly brackets?: boolean;
  /** Bits of `Gap` that may stand between the groups. */
  readonly gaps: number;
  readonly callingCode?: string;
}

const blanks = Gap.invisible | Gap.space | Gap.dash | Gap.open | Gap.close;
const any = blanks | Gap.dot;
const forms: readonly NationalForm[] = [
  // (415) 555-2671, 415-555-2671, 415.555.2671
  { digits: /^[2-9]\d\d[2-9]\d{6}$/, grouping: /^3 (?:3 4|7)$/, gaps: any },
  // 1-800-555-0199, 1 (415) 555-2671
  { digits: /^1[2-9]\d\d[2-9]\d{6}$/, grouping: /^1 3 3 4$/, gaps: any, callingCode: "1" },
  // 8 (495) 123-45-67, 8-916-123-45-67
  {
    digits: /^8[34789]\d{9}$/,
    grouping: /^1 3 (?:3 2 2|3 4|7|2 2 3|2 3 2)$/,
    gaps: blanks,
    callingCode: "7",
  },
  {
    digits: /^7[34789]\d{9}$/,
    grouping: /^1 3 (?:3 2 2|3 4|7|2 2 3|2 3 2)$/,
    brackets: true,
    gaps: blanks,
    callingCode: "7",
  },
  // 020 7946 0018, 07911 123456, (030) 123456
  { digits: /^0[1-9]\d{8,9}$/, grouping: /^(?:3 4 4|4 3 4|5 6|5 3 3|4 7|3 8)$/, gaps: blanks },
  { digits: /^0[1-9]\d{6,10}$/, grouping: /^[3-5](?: \d){1,4}$/, brackets: true, gaps: blanks },
  // 67-123-45-67
  { digits: /^\d{9}$/, grouping: /^2 3 2 2$/, gaps: Gap.dash, callingCode: "380" },
  // (67) 123-45-67
  { digits: /^\d{9}$/, grouping: /^2 (?:3 2 2|3 4|7)$/, brackets: true, gaps: blanks, callingCode: "380" },
];

/** No form has more groups. */
const MOST_GROUPS = 6;

/** Numbers without calling code whose grouping alone shows them to be phones. */
export function readNational(
  text: string,
  groups: readonly DigitGroup[],
  first: number,
): PhoneReading | undefined {
  let reading: PhoneReading | undefined;
  for (const span of spansFrom(text, groups, first, 8, 12)) {
    const form = forms.find((candidate) => matches(candidate, text, groups, span));
    if (form === undefined || !standsAlone(groups, span)) continue;
    if (form.callingCode === "380" && !isUkrainianMobile(span.digits)) continue;
    if (isFollowedByUnit(text, groups[span.last]?.end ?? 0)) continue;
    reading = { last: span.last, masked: maskedPhone(form.callingCode, span.digits) };
  }
  return reading;
}

function matches(form: NationalForm, text: string, groups: readonly DigitGroup[], span: NumberSpan): boolean {
  if ((span.gaps & ~form.gaps) !== 0 || span.last - span.first >= MOST_GROUPS) return false;
  if (!form.digits.test(span.digits)) return false;
  if (!form.grouping.test(span.lengths.join(" "))) return false;
  const before = text.charCodeAt((groups[span.first]?.start ?? 0) - 1);
  const opened = ((before > 0 ? gapKind(before) : 0) | span.gaps) & Gap.open;
  const brackets = (span.gaps & Gap.close) !== 0 && opened !== 0;
  return form.brackets !== true || brackets;
}

/** Dots and dashes do not go on before or after it, as they do in versions, addresses and article numbers. */
function standsAlone(groups: readonly DigitGroup[], span: NumberSpan): boolean {
  const before = groups[span.first]?.gap ?? Gap.broken;
  const after = groups[span.last + 1]?.gap ?? Gap.broken;
  if (groups[span.last]?.gluedRight === true) return false;
  const goesOn = (gap: number) =>
    (gap & (Gap.broken | Gap.open | Gap.comma)) === 0 && (gap & ~Gap.space) !== 0;
  const row = span.gaps === Gap.space && (before === Gap.space || after === Gap.space);
  return !goesOn(before) && !goesOn(after) && !row;
}

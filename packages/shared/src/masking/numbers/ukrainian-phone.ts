import type { DigitGroup } from "./digit-groups.js";
import { contextBefore } from "./number-context.js";
import { isOneByOne, type NumberSpan, spansFrom } from "./number-span.js";
import { maskedPhone, type PhoneReading } from "./phone-reading.js";
import { Gap } from "./separators.js";
import { type UkrainianPrefix, ukrainianPrefix } from "./ukrainian-number.js";

/** Ukraine's numbers without a plus: `067 123 45 67`, `(044) 123-45-67`, `38 067…`, `8 (067)…`, `380671234567`. */
export function readUkrainian(
  text: string,
  groups: readonly DigitGroup[],
  first: number,
): PhoneReading | undefined {
  for (const span of spansFrom(text, groups, first, 10, 13)) {
    const prefix = ukrainianPrefix(span.digits);
    if (prefix !== undefined && isPhone(text, groups, span, prefix)) {
      return { last: span.last, masked: maskedPhone("380", span.digits) };
    }
  }
  return undefined;
}

function isPhone(
  text: string,
  groups: readonly DigitGroup[],
  span: NumberSpan,
  prefix: UkrainianPrefix,
): boolean {
  if (!isWhole(groups, span)) return false;
  const before = contextBefore(text, groups[span.first]?.start ?? 0);
  const isId = before.meaning === "id" && (span.gaps & (Gap.space | Gap.close)) === 0;
  if (span.lengths.length > 1 && isUsualGrouping(span) && !isId) return true;
  if (before.meaning === "phone") return true;
  if (before.meaning === "id" || (before.meaning === "amount" && prefix !== "0")) return false;
  if (span.last === span.first) return true;
  if (isOneByOne(span)) return true;
  return (
    (span.gaps & (Gap.comma | Gap.quote)) === 0 && !isPartOfMore(groups, span) && isGroupedFrom(span, prefix)
  );
}

/** With the network's or the city's digits as a group of their own, or in brackets: enough without a word before it. */
const usualGrouping = /^(?:[12] )?(?:3|3 2) (?:7|3 4|4 3|3 2 2|2 2 3|2 3 2)$/;

function isUsualGrouping(span: NumberSpan): boolean {
  if ((span.gaps & Gap.close) !== 0) return (span.gaps & Gap.slash) === 0 && span.lengths.length <= 6;
  return usualGrouping.test(span.lengths.join(" "));
}

/** Other groupings begin with the code too: `0482 12-34-56`, `0 67 123 45 67`, `06 71 23 45 67`, `38067 1234567`. */
function isGroupedFrom(span: NumberSpan, prefix: UkrainianPrefix): boolean {
  const [head = 0, second = 0] = span.lengths;
  const decimal = head === 1 && (span.gaps & (Gap.dot | Gap.slash)) !== 0;
  if (decimal || span.lengths.length > 10) return false;
  if (prefix !== "0") return true;
  if (head === 1) return second === 2 || (second === 3 && /^0[89]00/.test(span.digits));
  return head >= 3 || span.lengths.every((length) => length === 2);
}

/** No further digit touches it, and dictated digits are all of their row. */
function isWhole(groups: readonly DigitGroup[], span: NumberSpan): boolean {
  const next = groups[span.last + 1];
  if (groups[span.last]?.gluedRight === true) return false;
  if (!isOneByOne(span)) return true;
  const before = groups[span.first];
  const previous = groups[span.first - 1];
  const single = (group: DigitGroup | undefined) => group !== undefined && group.end - group.start === 1;
  if (next !== undefined && (next.gap & Gap.broken) === 0 && single(next)) return false;
  return before === undefined || (before.gap & Gap.broken) !== 0 || !single(previous);
}

/** The same dash, dot or blank goes on into more digits before it, or a dash or dot after it: part of a longer code. */
function isPartOfMore(groups: readonly DigitGroup[], span: NumberSpan): boolean {
  const before = groups[span.first]?.gap;
  return isTight(before) || before === span.gaps || isTight(groups[span.last + 1]?.gap);
}

function isTight(gap: number | undefined): boolean {
  return gap === Gap.dash || gap === Gap.dot || gap === Gap.slash || gap === Gap.underscore;
}

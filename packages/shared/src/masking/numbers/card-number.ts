import type { Meaning } from "./context-words.js";
import type { DigitGroup } from "./digit-groups.js";
import { contextBefore } from "./number-context.js";
import { type NumberSpan, spansFrom } from "./number-span.js";
import type { PhoneReading } from "./phone-reading.js";
import { Gap } from "./separators.js";

/** First digits and lengths that issuers use (ISO/IEC 7812): Visa, Mastercard, Amex, Diners, Maestro, Мир, Простір. */
const issuers =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3(?:0[0-59]|[689]\d)\d{11}|3(?:[06]|5)\d{14}|(?:6011|64[4-9]\d|65\d\d)\d{12,15}|62\d{14,17}|(?:5[0678]|6[0-9])\d{14,17}|9804\d{12})$/;

const grouping = /^(?:\d+|4 4 4 4|4 4 4 4 [1-3]|4 6 [45]|4 4 4 [1-3]|4 4 4 2|6 13|8 8|6 10|4 12)$/;

/** A payment card from the group on: an issuer's prefix, Luhn's check digit, and no key that calls it an id. */
export function readCard(
  text: string,
  groups: readonly DigitGroup[],
  first: number,
): PhoneReading | undefined {
  for (const span of spansFrom(text, groups, first, 13, 19).reverse()) {
    if (isCard(groups, span) && !isCounted(contextBefore(text, groups[first]?.start ?? 0).meaning)) {
      return { last: span.last, masked: `***${span.digits.slice(-4)}` };
    }
  }
  return undefined;
}

function isCounted(meaning: Meaning): boolean {
  return meaning === "id" || meaning === "amount";
}

function isCard(groups: readonly DigitGroup[], span: NumberSpan): boolean {
  if (groups[span.last]?.gluedRight === true) return false;
  if ((span.gaps & ~(Gap.space | Gap.dash | Gap.invisible | Gap.dot)) !== 0) return false;
  if (!issuers.test(span.digits) || !grouping.test(span.lengths.join(" "))) return false;
  return isLuhn(span.digits) && !(span.digits.length === 13 && isEan(span.digits));
}

function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const value = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? value * 2 : value;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The check digit of an EAN-13 barcode; thirteen digits that fit it are a product. */
function isEan(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < 13; at++) sum += Number(digits[at]) * (at % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}

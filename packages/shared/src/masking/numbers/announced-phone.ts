import { callingCodeOf } from "./calling-codes.js";
import type { DigitGroup } from "./digit-groups.js";
import { digitsIn } from "./digit-value.js";
import { contextBefore, type NumberContext } from "./number-context.js";
import { type NumberSpan, spansFrom } from "./number-span.js";
import { maskedPhone, type PhoneReading } from "./phone-reading.js";
import { Gap } from "./separators.js";
import { isUkrainianMobile } from "./ukrainian-number.js";
import { isFollowedByUnit } from "./unit-after.js";

/** Digits that a key or a word before them announces as a phone: `phone=48501234567`, `тел. 123-45-67`. */
export function readAnnounced(
  text: string,
  groups: readonly DigitGroup[],
  first: number,
): PhoneReading | undefined {
  const group = groups[first];
  if (group === undefined || isWithinCode(group.gap)) return undefined;
  const whole = whatsAppId(text, group);
  if (whole !== undefined) return { last: first, masked: whole };
  const { start } = group;
  const before = announcement(text, start, group.end);
  if (before.meaning !== "phone" && before.meaning !== "maybe") return undefined;
  const channel = text.charAt(start - 1) === "/";
  let best: NumberSpan | undefined;
  for (const span of spansFrom(text, groups, first, 1, 15)) {
    if (span.last > first && (channel || (groups[span.last]?.gap ?? 0) & (Gap.comma | Gap.plus))) break;
    if (groups[span.last]?.gluedRight === true) break;
    best = span;
    if (span.last === first && span.digits.length >= 9) break;
  }
  if (best === undefined) return undefined;
  const end = groups[best.last]?.end ?? 0;
  const code = callingCodeFor(best.digits);
  const accepted =
    before.meaning === "phone" && before.direct
      ? best.digits.length >= 6
      : before.meaning === "phone"
        ? best.digits.length >= 7 && !looksCounted(best)
        : code !== undefined || (best.digits.length >= 9 && best.lengths.length > 2 && !looksCounted(best));
  if (!accepted || isFollowedByUnit(text, end)) return undefined;
  return { last: best.last, masked: maskedPhone(code, best.digits) };
}

const phoneAfter = /\s?\(?(?:viber|whatsapp|telegram|phone|mobile|cell|вайбер|вотсап|телеграм|моб\.|тел\.)/iy;

/** What the words before say; or after: `48501234567 (WhatsApp)`; or angle brackets: `"Ivan" <501234567>`. */
function announcement(text: string, start: number, end: number): NumberContext {
  const before = contextBefore(text, start);
  if (before.meaning !== undefined) return before;
  phoneAfter.lastIndex = end;
  if (phoneAfter.test(text)) return { meaning: "phone", direct: true };
  const address = text.charAt(start - 1) === "<" && text.charAt(end) === ">";
  return address ? { meaning: "maybe", direct: true } : before;
}

/** A dash, dot or slash joins it to digits before: the later part of something. */
function isWithinCode(gap: number): boolean {
  return (
    (gap & (Gap.broken | Gap.space | Gap.open)) === 0 &&
    (gap & (Gap.dash | Gap.dot | Gap.slash | Gap.underscore)) !== 0
  );
}

/** `48501234567@c.us`: WhatsApp's name for a subscriber is the number itself. */
function whatsAppId(text: string, group: DigitGroup): string | undefined {
  if (!text.startsWith("@c.us", group.end) && !text.startsWith("@s.whatsapp.net", group.end))
    return undefined;
  const digits = digitsIn(text.slice(group.start, group.end));
  return maskedPhone(callingCodeOf(digits)?.code, digits);
}

/** The calling code of whole international digits, or of a Ukrainian mobile number without its zero. */
function callingCodeFor(digits: string): string | undefined {
  if (isUkrainianMobile(digits)) return "380";
  if (digits.length < 11) return undefined;
  const code = callingCodeOf(digits);
  if (code === undefined) return undefined;
  const national = digits.length - code.code.length;
  return national >= code.shortest && national <= code.longest ? code.code : undefined;
}

/** Epochs, compact dates and thousands: a word farther away does not make them phones. */
function looksCounted(span: NumberSpan): boolean {
  if (span.lengths.length === 1)
    return /^(?:1\d{9}|1\d{12}|1\d{15}|20[0-4]\d[01]\d[0-3]\d\d*)$/.test(span.digits);
  return (span.lengths[0] ?? 0) <= 3 && span.lengths.slice(1).every((length) => length === 3);
}

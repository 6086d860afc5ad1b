import { callingCodeOf } from "../numbers/calling-codes.js";
import { digitGroups } from "../numbers/digit-groups.js";
import { digitsIn, digitValue } from "../numbers/digit-value.js";
import { maskedPhone } from "../numbers/phone-reading.js";
import { Gap } from "../numbers/separators.js";
import { isUkrainianMobile, ukrainianPrefix } from "../numbers/ukrainian-number.js";

/** Fewer digits than these would be found in numbers of any kind. */
const FEWEST_DIGITS = 7;
/** With fewer than these, further digits on either side make it another number. */
const TELLING_DIGITS = 9;

interface KnownPhone {
  /** The national significant number: what every way of writing it has in common. */
  readonly digits: string;
  readonly callingCode: string | undefined;
  /** What may stand before those digits as part of the number. */
  readonly prefix: RegExp;
  /** A look that costs little: the digits one after the other, with anything but digits between. */
  readonly mayAppear: RegExp;
}

/** Masks these numbers wherever their digits appear, whatever stands between or around them. */
export function knownPhonesMasker(phones: readonly string[]): (text: string) => string {
  const known = phones.map(knownPhone).filter((phone) => phone.digits.length >= FEWEST_DIGITS);
  return (text) =>
    known.reduce((masked, phone) => (phone.mayAppear.test(masked) ? maskKnown(masked, phone) : masked), text);
}

function knownPhone(written: string): KnownPhone {
  const digits = digitsIn(written).replace(/^00/, "");
  if (ukrainianPrefix(digits) !== undefined || isUkrainianMobile(digits))
    return withPrefix("380", digits.slice(-9));
  const code = /^\D*\+|^00/.test(written) || digits.length > 10 ? callingCodeOf(digits) : undefined;
  return withPrefix(
    code?.code,
    code === undefined ? digits.replace(/^0+/, "") : digits.slice(code.code.length),
  );
}

function withPrefix(callingCode: string | undefined, digits: string): KnownPhone {
  const mayAppear = new RegExp([...digits].map(inAnyScript).join(`[^${allDigits}]{0,36}`));
  return { digits, callingCode, prefix: new RegExp(`(?:(?:00)?${callingCode ?? ""}0?|8?0?)$`), mayAppear };
}

const allDigits = "\\d\u0660-\u0669\u06f0-\u06f9\uff10-\uff19";

function inAnyScript(digit: string): string {
  return `[${[0x30, 0x660, 0x6f0, 0xff10].map((zero) => String.fromCharCode(zero + Number(digit))).join("")}]`;
}

function maskKnown(text: string, phone: KnownPhone): string {
  const { digits, positions, pluses } = digitRows(text);
  let masked = "";
  let done = 0;
  for (let at = digits.indexOf(phone.digits); at >= 0; at = digits.indexOf(phone.digits, at + 1)) {
    const end = at + phone.digits.length;
    const prefix = phone.prefix.exec(digits.slice(Math.max(0, at - 7), at))?.[0].length ?? 0;
    const start = positions[at - prefix] ?? 0;
    const touched =
      digitValue(digits.charCodeAt(at - prefix - 1)) >= 0 || digitValue(digits.charCodeAt(end)) >= 0;
    if (start < done || (touched && phone.digits.length < TELLING_DIGITS)) continue;
    masked += text.slice(done, pluses.get(start) ?? start) + maskedPhone(phone.callingCode, phone.digits);
    done = (positions[end - 1] ?? start) + 1;
  }
  return done === 0 ? text : masked + text.slice(done);
}

/** All digits of the text in one string, a bar where two groups cannot be one number; and where each one stands. */
function digitRows(text: string): { digits: string; positions: number[]; pluses: Map<number, number> } {
  let digits = "";
  const positions: number[] = [];
  const pluses = new Map<number, number>();
  for (const group of digitGroups(text)) {
    if ((group.gap & Gap.broken) !== 0) {
      digits += "|";
      positions.push(group.start);
    }
    digits += digitsIn(text.slice(group.start, group.end));
    for (let at = group.start; at < group.end; at++) positions.push(at);
    if (group.plusAt >= 0) pluses.set(group.start, group.plusAt);
  }
  return { digits, positions, pluses };
}

import { callingCodeOf } from "./calling-codes.js";
import { digitsIn } from "./digit-value.js";
import { maskedPhone } from "./phone-reading.js";
import { isUkrainianMobile, ukrainianPrefix } from "./ukrainian-number.js";

const FEWEST_DIGITS = 5;
const alreadyMasked = /^(?:\+\d{1,3})?\*\*\*(?:\d{3,4})?$/;

/**
 * A value known to be a phone number, whatever its form, with no more left than calling code and last three digits:
 * `+380***567`. A number of an unknown country gives `***567`; what has no number in it, `***`.
 */
export function maskPhone(text: string): string {
  const given = text
    .trim()
    .replace(/%2b/gi, "+")
    .replace(/%[0-9a-f]{2}/gi, " ");
  if (alreadyMasked.test(given)) return given;
  const dialled = digitsIn(given.replace(/\(0\)/, "").replace(/(?:доб|ext|x|вн)\.?\s*\d+\s*$/i, ""));
  if (dialled.length < FEWEST_DIGITS) return "***";
  const international = /^\D*[+＋]/.test(given) || dialled.startsWith("00");
  const digits = dialled.replace(/^00/, "");
  if (ukrainianPrefix(digits) !== undefined || (!international && isUkrainianMobile(digits))) {
    return maskedPhone("380", digits);
  }
  const code = international || digits.length > 10 ? callingCodeOf(digits) : undefined;
  const national = digits.length - (code?.code.length ?? 0);
  const known =
    code !== undefined && (international || (national >= code.shortest && national <= code.longest));
  return maskedPhone(known ? code.code : undefined, digits);
}

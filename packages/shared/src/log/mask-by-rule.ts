import { maskPhone } from "../masking/numbers/mask-phone.js";
import type { FieldRule } from "./field-rule.js";

/** What stands in the place of what is not shown at all. */
export const HIDDEN = "***";

const ID = /^[!-~]*\d[!-~]*$/;

/** A text under a field's rule; `mask` is what is done to text that the name says nothing of. */
export function maskByRule(rule: FieldRule, text: string, mask: (text: string) => string): string {
  if (text === "") return text;
  switch (rule) {
    case "secret":
    case "personal":
      return HIDDEN;
    case "phone":
      return maskPhone(text);
    case "id":
      // The telephony's id of a call may be the number itself, and somebody's "id" a name.
      if (text.startsWith("+")) return maskPhone(text);
      return ID.test(text) ? text : mask(text);
    case "full_name":
    case "person":
    case "name":
      return maskNamed(rule, text, mask);
    case "result":
    case "text":
      return mask(text);
  }
}

/** Longer than any name; what is longer is told without its key. */
const LONGEST_NAME = 256;

/** A text with the key it stands under, as JSON has both: that a name stands there only the key may show. */
function maskNamed(key: string, text: string, mask: (text: string) => string): string {
  if (text.length > LONGEST_NAME || /["\\\n]/.test(text)) return mask(text);
  const before = `"${key}":"`;
  const masked = mask(`${before}${text}"`);
  return masked.startsWith(before) && masked.endsWith('"') ? masked.slice(before.length, -1) : mask(text);
}

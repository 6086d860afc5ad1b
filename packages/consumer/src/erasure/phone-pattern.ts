import { parsePhoneNumberFromString } from "libphonenumber-js";

/** What may stand between two digits of a number. */
const GAP = "[\\s().\\u00a0\\u2010-\\u2015/-]{0,3}";
const digits = (text: string) => [...text].join(GAP);

const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Finds one telephone number, however it is written in digits. */
export interface PhonePattern {
  /** Whether it stands in the text. */
  isIn(text: string): boolean;
  /** JSON with something else in its place, in strings and instead of numbers; everything else byte for byte. */
  cutJson(json: string, by: string): string;
  /**
   * For Postgres, over any text: finds all that `isIn` finds, and now and then
   * more, such as the same digits from two fields.
   */
  readonly sql: string;
}

/**
 * @param phone in E.164. Looked for are its national digits, with whatever
 *   prefix of country or trunk stands before them
 */
export function phonePattern(phone: string): PhonePattern {
  const parsed = parsePhoneNumberFromString(phone);
  const national = parsed?.nationalNumber ?? phone.slice(1);
  const country = digits(parsed?.countryCallingCode ?? "");
  const prefix = `(?:(?:\\+|00)?${country}${GAP})?(?:(?:8${GAP})?\\(?0${GAP})?`;
  const find = new RegExp(`(?<!\\d)${prefix}${digits(national)}(?!\\d)`, "gu");
  const isIn = (text: string) => text.search(find) !== -1;
  const cut = (token: string, by: string) => {
    if (!token.startsWith('"')) return isIn(token) ? JSON.stringify(by) : token;
    const text = JSON.parse(token) as string;
    return isIn(text) ? JSON.stringify(text.replace(find, by)) : token;
  };
  return {
    isIn,
    cutJson: (json, by) => json.replace(TOKENS, (token) => cut(token, by)),
    sql: [...national].join("[^0-9]{0,8}"),
  };
}

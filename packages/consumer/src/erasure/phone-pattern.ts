import { parsePhoneNumberFromString } from "libphonenumber-js";

/** What may stand between two digits of a number. */
const GAP = "[\\s().\\u00a0\\u2010-\\u2015/-]{0,3}";
const digits = (text: string) => [...text].join(GAP);

/** Finds one telephone number in texts, however it is written in digits. */
export interface PhonePattern {
  /** Whether it stands in the text. */
  isIn(text: string): boolean;
  /** The text with something else in its place. */
  cut(text: string, by: string): string;
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
  const country = parsed?.countryCallingCode ?? "";
  const prefix = `(?:(?:\\+|00)?${GAP}${digits(country)}${GAP})?(?:\\(?0\\)?${GAP})?\\(?`;
  const find = new RegExp(`${prefix}${digits(national)}`, "gu");
  return {
    isIn: (text) => text.search(find) !== -1,
    cut: (text, by) => text.replace(find, by),
    sql: [...national].join("[^0-9]{0,8}"),
  };
}

import { maskEmails } from "./contacts/mask-emails.js";
import { maskIbans } from "./contacts/mask-ibans.js";
import { maskQueryParameters, maskUrlCredentials } from "./contacts/mask-url-secrets.js";
import { knownPhonesMasker } from "./known/known-phones.js";
import { knownNamesMasker } from "./names/known-names.js";
import { maskNames } from "./names/mask-names.js";
import { maskNumbers } from "./numbers/mask-numbers.js";
import { maskSpokenNumbers } from "./spoken/mask-spoken-numbers.js";

/** What is already known of the people in a call; masked wherever it appears, in any writing and any declension. */
export interface KnownPerson {
  /** Phone numbers in any form. */
  readonly phones: readonly string[];
  readonly names: readonly string[];
}

const anyDigit = /[\d\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/;
const maskers = new WeakMap<KnownPerson, (text: string) => string>();

/**
 * `text` with the personal data in it masked: phone numbers (`+380***567`), e-mail addresses (`***@***`), payment cards
 * (`***1111`), account numbers (`UA***`), passwords in URLs and names (`***`). Everything else stays as it is. Pure, linear in
 * length; masking what is masked changes nothing.
 *
 * @param known what the call knows of its people: found in any writing, also where nothing in the text would show it
 */
export function maskPersonalData(text: string, known?: KnownPerson): string {
  let masked = maskOnce(text, known);
  for (let pass = 1; masked !== text && touched.test(masked) && pass < MOST_PASSES; pass++) {
    const before = masked;
    masked = maskOnce(before, known);
    if (masked === before) break;
  }
  return masked;
}

/** A mask that touches what is beside it: it may have made something else of that, a mail address of `a@b.net8…`. */
const touched = /[^\s"'`=:,;(<>[{/@*\\+\d](?:\+\d{1,3})?\*\*\*|\*\*\*(?:\d{3,4})?[^\s"'`,;.:)<>\]}/@&*\\\d]/;
/** The bound keeps the time linear in the length of the text. */
const MOST_PASSES = 4;

function maskOnce(text: string, known: KnownPerson | undefined): string {
  let masked = text;
  if (masked.includes("://")) masked = maskUrlCredentials(masked);
  const digits = anyDigit.test(masked);
  if (digits) masked = maskIbans(masked);
  if (masked.includes("@") || masked.includes("%40")) masked = maskEmails(masked);
  if (known !== undefined) masked = knownMasker(known)(masked);
  if (digits) masked = maskNumbers(masked);
  masked = maskSpokenNumbers(masked);
  if (masked.includes("=") && /[?&;]/.test(masked)) masked = maskQueryParameters(masked);
  return maskNames(masked);
}

function knownMasker(known: KnownPerson): (text: string) => string {
  const made = maskers.get(known);
  if (made !== undefined) return made;
  const phones = knownPhonesMasker(known.phones);
  const names = knownNamesMasker(known.names);
  const masker = (text: string) => names(phones(text));
  maskers.set(known, masker);
  return masker;
}

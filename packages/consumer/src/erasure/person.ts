import type { PhoneBook } from "../projections/customers/phone-book.js";
import { type PhonePattern, phonePattern } from "./phone-pattern.js";

/** Somebody known by a telephone number. */
export interface Person {
  /** E.164. */
  readonly phone: string;
  /** As a customer of whom; of anybody if undefined. */
  readonly tenant: string | undefined;
  /** What stands for the number where it must not stand itself. */
  readonly hash: string;
  readonly pattern: PhonePattern;
}

/** Who has this number, written as telephony or a person writes it; `undefined` if nobody can have it. */
export function personOf(text: string, tenant: string | undefined, phones: PhoneBook): Person | undefined {
  const phone = phones.toE164(text);
  const hash = phones.personOf(text);
  if (phone === undefined || hash === undefined) return undefined;
  return { phone, tenant, hash, pattern: phonePattern(phone) };
}

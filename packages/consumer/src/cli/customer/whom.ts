import { createLogger } from "@calltape/shared/log";
import { type Person, personOf } from "../../erasure/person.js";
import { PhoneBook } from "../../projections/customers/phone-book.js";
import { readPhoneBook } from "../../projections/customers/read-phone-book.js";
import type { Servers } from "../servers.js";
import type { Terminal } from "../terminal.js";

/** Options of every command about a person. */
export const PHONE_ARGUMENT = [
  "<phone>",
  "their number, in any spelling; best with + and the country",
] as const;
export const TENANT_OPTION = [
  "--tenant <tenant>",
  "only as a customer of this tenant; of all when left out",
] as const;

/** Who is meant, and how numbers are read in this database. */
export interface Whom {
  readonly person: Person;
  readonly phones: PhoneBook;
}

/** Reads the number as the worker does. @throws an error that says what is no number */
export async function whom(
  { pool, settings }: Pick<Servers, "pool" | "settings">,
  phone: string,
  { tenant, needsKey }: { readonly tenant: string | undefined; readonly needsKey: boolean },
): Promise<Whom> {
  const { defaultRegion } = settings;
  // Who only reads needs none of the hashes, and may not see their key.
  const phones = needsKey
    ? await readPhoneBook(pool, defaultRegion)
    : new PhoneBook(defaultRegion, Buffer.alloc(0));
  const person = personOf(phone, tenant, phones);
  if (person !== undefined) return { person, phones };
  throw new Error(
    `no number anybody can have was given: give it with + and the country, such as +380671234567, ` +
      `or as it is dialled in ${settings.defaultRegion} (CALLTAPE_DEFAULT_REGION)`,
  );
}

/** The log of what is done to a person's data, masked like every other; beside the result, on standard error. */
export function auditLogger(terminal: Terminal, { settings }: Pick<Servers, "settings">) {
  const { logLevel: level, logFormat: format } = settings;
  return createLogger({ component: "customer", level, format, stream: terminal.stderr });
}

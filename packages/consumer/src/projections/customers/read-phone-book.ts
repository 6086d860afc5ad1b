import type { CountryCode } from "libphonenumber-js";
import type { Pool } from "../../db/pool.js";
import { PhoneBook } from "./phone-book.js";

/** The phone book of a database: with its own secret, so that a number is the same customer to everybody. */
export async function readPhoneBook(pool: Pool, region: CountryCode): Promise<PhoneBook> {
  const { rows } = await pool.query<{ customer_key: Buffer }>("SELECT customer_key FROM installation");
  const [installation] = rows;
  if (installation === undefined) throw new Error("the table installation is empty");
  return new PhoneBook(region, installation.customer_key);
}

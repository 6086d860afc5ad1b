import { expect, test } from "vitest";
import { PhoneBook } from "./phone-book.js";

const book = new PhoneBook("UA", Buffer.from("key"));

test.each(["0671234567", "+380 67 123-45-67", "380671234567", "(067) 123 45 67", "tel:+380671234567"])(
  "%s is the customer +380671234567",
  (text) => {
    expect(book.customerOf("", text)).toEqual(book.customerOf("", "+380671234567"));
    expect(book.customerOf("", text)?.phone).toBe("+380671234567");
  },
);

test.each(["anonymous", "", "103", "+000", "unknown", "restricted", "+3806712345678901234567890"])(
  "%j is nobody's number",
  (text) => {
    expect(book.customerOf("", text)).toBeUndefined();
    expect(book.spell(text)).toBe(text);
  },
);

test("a national number belongs to the default region", () => {
  expect(new PhoneBook("PL", Buffer.from("key")).toE164("512 345 678")).toBe("+48512345678");
});

test("the id of a customer depends on tenant, number and the database's key, and on nothing else", () => {
  const id = (key: string, tenant: string, phone: string) =>
    new PhoneBook("UA", Buffer.from(key)).customerOf(tenant, phone)?.id;
  const one = id("key", "", "+380671234567");
  expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(id("key", "", "067 123 45 67")).toBe(one);
  expect(id("key", "acme", "+380671234567")).not.toBe(one);
  expect(id("other", "", "+380671234567")).not.toBe(one);
  expect(id("key", "", "+380671234568")).not.toBe(one);
});

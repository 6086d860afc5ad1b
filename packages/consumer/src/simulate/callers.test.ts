import { parsePhoneNumberFromString } from "libphonenumber-js";
import { expect, test } from "vitest";
import { callerOf, pickCaller, writePhone } from "./callers.js";
import { createRandom } from "./random.js";

test("however a number is written, it is the same valid Ukrainian mobile number, or none", () => {
  const random = createRandom(3);
  const written = new Set<string | undefined>();
  for (let person = 0; person < 4000; person++) {
    const { number } = callerOf(person);
    const phone = writePhone(random, number);
    written.add(phone?.replaceAll(/\d/g, "9"));
    if (phone === undefined || !/\d/.test(phone)) continue;
    const parsed = parsePhoneNumberFromString(phone, "UA");
    expect(parsed?.isValid()).toBe(true);
    expect(parsed?.number).toBe(`+380${number}`);
  }
  expect(written.size).toBe(9);
});

test("a number stands for one person only, whoever asks", () => {
  const numbers = new Set(Array.from({ length: 4000 }, (_, person) => callerOf(person).number));
  expect(numbers.size).toBe(4000);
  expect(callerOf(12)).toEqual(callerOf(12));
});

test("some call again, and many call once", () => {
  const random = createRandom(4);
  const calls = new Map<string, number>();
  for (let i = 0; i < 1000; i++) {
    const { number } = pickCaller(random);
    calls.set(number, (calls.get(number) ?? 0) + 1);
  }
  const counts = [...calls.values()];
  expect(counts.filter((n) => n === 1).length).toBeGreaterThan(300);
  expect(counts.filter((n) => n > 2).length).toBeGreaterThan(20);
});

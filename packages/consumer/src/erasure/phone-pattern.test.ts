import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { phonePattern } from "./phone-pattern.js";

const pattern = phonePattern("+380671234567");
const SPELLINGS = [
  ...["+380671234567", "380671234567", "00380671234567", "0671234567", "671234567", "80671234567"],
  ...["+38 (067) 123-45-67", "067 123 45 67", "067-123-45-67", "(067) 123 4567", "+38 067 1234567"],
  ...["+380 67 123–45–67", "067.123.45.67", "8 (067) 123-45-67"],
];

describe.each(SPELLINGS)("%s", (spelling) => {
  test("is found, and cut whole out of JSON", () => {
    expect(pattern.isIn(spelling)).toBe(true);
    const json = `{"a": "call ${spelling}, please",  "b":[12345678901234567890, {"${spelling}":1}]}`;
    const left = pattern.cutJson(json, "[x]");
    expect(left).toBe(`{"a": "call [x], please",  "b":[12345678901234567890, {"[x]":1}]}`);
  });

  test("is found by Postgres, too", () => {
    expect(new RegExp(pattern.sql).test(JSON.stringify({ text: spelling }))).toBe(true);
  });
});

test.each(["+380671234568", "067123456", "0671234567890", "10671234567", "67 12 34 56", "67,1234567"])(
  "%s is another number, or none",
  (text) => {
    expect(pattern.isIn(text)).toBe(false);
  },
);

test("a number written as a number is cut, and one in escapes", () => {
  expect(pattern.cutJson('{"phone":380671234567,"n":-1.5e3}', "[x]")).toBe('{"phone":"[x]","n":-1.5e3}');
  expect(pattern.cutJson('{"p":"\\u002b380671234567\\""}', "[x]")).toBe('{"p":"[x]\\""}');
});

test("JSON without the number stays as it is, byte for byte", () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      fc.pre(!pattern.isIn(JSON.stringify(JSON.parse(json))));
      expect(pattern.cutJson(json, "[x]")).toBe(json);
    }),
  );
});

test("what was cut is JSON without the number", () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(...SPELLINGS), fc.string(), (json, spelling, text) => {
      const whole = JSON.stringify([JSON.parse(json), `${text} ${spelling} ${text}`]);
      const left = pattern.cutJson(whole, "[x]");
      expect(pattern.isIn(JSON.stringify(JSON.parse(left)))).toBe(false);
    }),
  );
});

test.each(["+14155552671", "+442079460958", "+48512345678"])("%s of another country is found", (phone) => {
  const other = phonePattern(phone);
  expect(other.isIn(phone)).toBe(true);
  expect(other.isIn(phone.slice(1))).toBe(true);
  expect(other.isIn("+380671234567")).toBe(false);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { costText } from "./cost-text.js";

test.each([
  [0, "0"],
  [1, "0.000000001"],
  [431_000, "0.000431"],
  [1_000_000_000, "1"],
  [12_500_000_000, "12.5"],
])("%i nano-dollars are %s", (nanoDollars, text) => {
  expect(costText(nanoDollars)).toBe(text);
});

test("no cost loses or gains anything", () => {
  fc.assert(
    fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (nanoDollars) => {
      const [whole = "", fraction = ""] = costText(nanoDollars).split(".");
      expect(BigInt(whole + fraction.padEnd(9, "0"))).toBe(BigInt(nanoDollars));
      expect(fraction.length).toBeLessThanOrEqual(9);
    }),
  );
});

test("what is no whole amount is a mistake of the program", () => {
  for (const wrong of [0.5, -1, Number.NaN, 2 ** 53]) expect(() => costText(wrong)).toThrow(RangeError);
});

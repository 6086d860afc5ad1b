import fc from "fast-check";
import { expect, test } from "vitest";
import { ageInWords, bytesInWords, countInWords, durationInWords } from "./in-words.js";

test.each([
  [0, "0 ms"],
  [250.4, "250 ms"],
  [1_000, "1 s"],
  [59_999, "59 s"],
  [60_000, "1 min"],
  [7_500_000, "2 h 5 min"],
  [3_600_000 + 1_000, "1 h"],
  [14 * 86_400_000, "14 d"],
  [-90_000, "-1 min 30 s"],
  [Number.POSITIVE_INFINITY, "for ever"],
  [Number.NaN, "?"],
])("%d ms are %s", (ms, said) => {
  expect(durationInWords(ms)).toBe(said);
});

test("counts have separators, bytes have units, and what is not known is said so", () => {
  expect(countInWords(1_234_567)).toBe("1,234,567");
  expect(bytesInWords(1_536)).toBe("1.5 KiB");
  expect([countInWords(Number.NaN), bytesInWords(Number.NaN)]).toEqual(["?", "?"]);
});

test("an age is never negative, whatever the clocks say", () => {
  const now = new Date("2026-11-25T10:00:00Z");
  expect(ageInWords(new Date("2026-11-25T09:56:50Z"), now)).toBe("3 min 10 s ago");
  expect(ageInWords(new Date("2026-11-25T10:00:05Z"), now)).toBe("0 ms ago");
});

test("any duration is said in one or two units", () => {
  const said = /^\d+ (ms|s|min|h|d)( \d+ (s|min|h))?$/;
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e13, noNaN: true }), (ms) => {
      expect(durationInWords(ms)).toMatch(said);
    }),
  );
});

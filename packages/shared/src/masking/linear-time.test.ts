import { describe, expect, it } from "vitest";
import { maskPersonalData } from "./mask-personal-data.js";

const units = [
  "1",
  "0",
  "1 ",
  "0 ",
  "1-",
  "0,",
  "067 ",
  "4111 ",
  "380",
  "+",
  "+3",
  "+380",
  "00380 ",
  "(",
  ")",
  "((0",
  " ",
  "-",
  ".",
  "@",
  "a@",
  "a.",
  "a@a.",
  "1@",
  '"@',
  "%",
  "%40",
  "%2B",
  "\\",
  "\\u00",
  '"',
  "://",
  "://a:",
  ":a@",
  "?name=",
  "&a_",
  "=",
  "UA21",
  "UA21 3223 ",
  "deadbeef-",
  "сім ",
  "seven ",
  "double ",
  "плюс ",
  "три сімки ",
  "сто",
  "'",
  "тел ",
  "тел 1234567 ",
  "x1",
  "0671234567x1",
  "доб. ",
  "*",
  "***",
  "а",
  "Аа ",
  "і ",
];

/** Generous: a pattern that backtracks needs minutes for the larger size, and quadratic work more than seconds. */
const SIZE = 20_000;

describe("the time of masking", () => {
  it.each(units)("grows no faster than the length of %j repeated", (unit) => {
    const make = (size: number) => unit.repeat(Math.ceil(size / unit.length));
    maskPersonalData(make(SIZE / 8));
    const short = least(make(SIZE / 8));
    const long = least(make(SIZE));
    expect(long).toBeLessThan(Math.max(short, 2) * 8 * 3);
  });
});

/** Processor time in ms, the least of three: what else runs on the machine is no part of it. */
function least(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage();
    maskPersonalData(text);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

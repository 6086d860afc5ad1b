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

/** A pattern that backtracks needs minutes for the larger size, and quadratic work 64 times as long for eight times the length. */
const SIZE = 20_000;
const TIMES = 8;
const MARGIN = 3;
/** Below this the clock says little. */
const SHORTEST_MS = 2;
/** What else runs on the machine, and what is not compiled yet, can only make it slower: one good round is enough. */
const ROUNDS = 12;

describe("the time of masking", () => {
  it.each(units)("grows no faster than the length of %j repeated", (unit) => {
    const make = (size: number) => unit.repeat(Math.ceil(size / unit.length));
    const [short, long] = [make(SIZE / TIMES), make(SIZE)];
    let [leastShort, leastLong] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const isLinear = () => leastLong < Math.max(leastShort, SHORTEST_MS) * TIMES * MARGIN;
    for (let round = 0; round < ROUNDS && !isLinear(); round++) {
      leastShort = Math.min(leastShort, processorTime(short));
      leastLong = Math.min(leastLong, processorTime(long));
    }
    expect(isLinear(), `${leastShort} ms, ${TIMES} times as long ${leastLong} ms`).toBe(true);
  });
});

/** Processor time in ms: what else runs on the machine is no part of it. */
function processorTime(text: string): number {
  const start = process.cpuUsage();
  maskPersonalData(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

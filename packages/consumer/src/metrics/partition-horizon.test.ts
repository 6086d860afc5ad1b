import { expect, test } from "vitest";
import { horizonDays } from "./partition-horizon.js";

const now = new Date("2026-11-20T12:00:00Z");
const PARENTS = ["calls", "call_turns", "call_tool_calls", "call_events"];
const month = (suffix: string, parents = PARENTS) =>
  parents.map((parent) => ({ parent, partition: `${parent}_${suffix}` }));

test("reaches to the end of the last month that stands ready", () => {
  expect(horizonDays(month("2026_11"), now)).toBe(10.5);
  expect(horizonDays([...month("2026_11"), ...month("2026_12"), ...month("2027_01")], now)).toBe(72.5);
});

test("ends at a gap, and where one table lacks its partition", () => {
  expect(horizonDays([...month("2026_11"), ...month("2027_01")], now)).toBe(10.5);
  expect(horizonDays([...month("2026_11"), ...month("2026_12", PARENTS.slice(1))], now)).toBe(10.5);
});

test("is nothing when the current month is missing", () => {
  expect(horizonDays(month("2026_10"), now)).toBe(0);
  expect(horizonDays([], now)).toBe(0);
});

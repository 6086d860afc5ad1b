import { expect, test } from "vitest";
import { capitalised, days, hryvnias, listed, pieces } from "./ukrainian.js";

test.each([
  [1, "1 штука"],
  [2, "2 штуки"],
  [4, "4 штуки"],
  [5, "5 штук"],
  [11, "11 штук"],
  [12, "12 штук"],
  [14, "14 штук"],
  [21, "21 штука"],
  [22, "22 штуки"],
  [111, "111 штук"],
])("%i: %s", (n, text) => {
  expect(pieces(n)).toBe(text);
});

test("money is grouped by thousands", () => {
  expect(hryvnias(980)).toBe("980 гривень");
  expect(hryvnias(17_001)).toBe("17 001 гривня");
  expect(hryvnias(1_234_562)).toBe("1 234 562 гривні");
});

test("days and lists are declined and joined as they are spoken", () => {
  expect([1, 3, 5].map(days)).toEqual(["1 день", "3 дні", "5 днів"]);
  expect(listed(["а"])).toBe("а");
  expect(listed(["а", "б", "в"])).toBe("а, б і в");
  expect(listed([])).toBe("");
  expect(capitalised("об 11:15")).toBe("Об 11:15");
});

import { expect, test } from "vitest";
import type { ErrorClass } from "../db/error-class.js";
import { remedyFor } from "./store.js";

const remedy = (errorClass: ErrorClass, tries: number, size: number, sqlState = "XX000") =>
  remedyFor({ errorClass, sqlState }, tries, size);

test("an outage is waited out however long it lasts, and blamed on no event", () => {
  for (const tries of [1, 10, 10_000]) {
    expect(remedy("transient", tries, 1)).toBe("wait");
    expect(remedy("transient", tries, 1_000)).toBe("wait");
  }
});

test("a lost race is run again, and blamed on no event", () => {
  for (const tries of [1, 10_000]) expect(remedy("contended", tries, 1)).toBe("try_again");
});

test("a wrongly set-up system is waited for, and blamed on no event", () => {
  for (const tries of [1, 10_000]) expect(remedy("fault", tries, 1)).toBe("wait_for_repair");
});

test("refused data is halved until one event is left, and that is set aside", () => {
  expect(remedy("poison", 1, 1_000)).toBe("halve");
  expect(remedy("poison", 1, 2)).toBe("halve");
  expect(remedy("poison", 1, 1)).toBe("set_aside");
});

test("an ambiguous error is given a second chance before it is halved", () => {
  expect(remedy("ambiguous", 1, 100)).toBe("try_again");
  expect(remedy("ambiguous", 2, 100)).toBe("halve");
  expect(remedy("ambiguous", 2, 1)).toBe("set_aside");
});

test("a statement that takes too long never condemns a single event", () => {
  for (const tries of [2, 100]) expect(remedy("ambiguous", tries, 1, "57014")).toBe("wait");
});

test("a missing partition is made once; if it is still missing, the set-up is at fault", () => {
  expect(remedy("missing_partition", 1, 10)).toBe("make_partition");
  expect(remedy("missing_partition", 2, 10)).toBe("wait_for_repair");
});

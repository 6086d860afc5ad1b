import fc from "fast-check";
import { expect, test } from "vitest";
import { isEntryId, justBefore, since } from "./start-of-tail.js";

test.each([
  ["5-1", "5-0"],
  ["5-0", "4-18446744073709551615"],
  ["0-0", "0-0"],
  ["0-1", "0-0"],
])("what comes after %s, itself included, comes after %s alone", (id, before) => {
  expect(justBefore(id)).toBe(before);
});

test("a time is the first id of its millisecond", () => {
  expect(since(new Date(1_000))).toBe("999-18446744073709551615");
  expect(since(new Date(-5))).toBe("0-0");
});

test("between any id and the one before it there is none", () => {
  const part = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
  fc.assert(
    fc.property(part, part, (ms, n) => {
      fc.pre(ms > 0n || n > 0n);
      const [beforeMs = 0n, beforeN = 0n] = (justBefore(`${ms}-${n}`) ?? "").split("-").map(BigInt);
      expect(ms * 2n ** 64n + n - (beforeMs * 2n ** 64n + beforeN)).toBe(1n);
    }),
  );
});

test.each(["", "5", "5-", "-5", "5-1-1", "a-b"])("%j is no entry's id", (text) => {
  expect(isEntryId(text)).toBe(false);
});

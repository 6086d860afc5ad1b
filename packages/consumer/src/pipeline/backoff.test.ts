import fc from "fast-check";
import { expect, test } from "vitest";
import { backoffDelay } from "./backoff.js";

const backoff = { first: 50, longest: 2_000 };

test("waits double up to the longest", () => {
  expect([1, 2, 3, 6, 7, 1_000].map((attempt) => backoffDelay(backoff, attempt, 1))).toEqual([
    50, 100, 200, 1_600, 2_000, 2_000,
  ]);
});

test("a wait is at least half and at most all of its step, by chance", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e9 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, random) => {
        const full = backoffDelay(backoff, attempt, 1);
        const wait = backoffDelay(backoff, attempt, random);
        expect(wait).toBeGreaterThanOrEqual(full / 2);
        expect(wait).toBeLessThanOrEqual(full);
      },
    ),
  );
});

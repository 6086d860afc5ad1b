import { expect, it } from "vitest";
import { Backoff } from "./backoff.js";

it("doubles from the least to the most, and starts over after a success", () => {
  const backoff = new Backoff({ minMs: 50, maxMs: 5000 }, () => 1);
  expect(Array.from({ length: 9 }, () => backoff.next())).toEqual([
    50, 100, 200, 400, 800, 1600, 3200, 5000, 5000,
  ]);
  backoff.reset();
  expect(backoff.next()).toBe(50);
});

it("spreads the waiting time over its upper half", () => {
  expect(new Backoff({ minMs: 50, maxMs: 5000 }, () => 0).next()).toBe(25);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "./random.js";

test("the same seed gives the same numbers, another seed others", () => {
  const draw = (seed: number) => Array.from({ length: 20 }, createRandom(seed).next);
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test("whole numbers lie within their ends, and reach both", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(5), (seed, least, span) => {
      const random = createRandom(seed);
      const drawn = new Set(Array.from({ length: 300 }, () => random.int(least, least + span)));
      expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: span + 1 }, (_, i) => least + i));
    }),
  );
});

test("weights say how often each comes, and 0 is never", () => {
  const random = createRandom(1);
  const counts = { often: 0, seldom: 0, never: 0 };
  for (let i = 0; i < 10_000; i++) counts[random.weighted({ often: 90, seldom: 10, never: 0 })]++;
  expect(counts.never).toBe(0);
  expect(counts.seldom).toBeGreaterThan(850);
  expect(counts.seldom).toBeLessThan(1150);
});

test("half of all latencies lie below the median, and none is below 1", () => {
  const random = createRandom(2);
  const drawn = Array.from({ length: 10_001 }, () => random.latency(600)).sort((a, b) => a - b);
  expect(drawn[0]).toBeGreaterThanOrEqual(1);
  expect(drawn[5000]).toBeGreaterThan(580);
  expect(drawn[5000]).toBeLessThan(620);
  expect(drawn.every(Number.isInteger)).toBe(true);
});

test("a shuffle loses and adds nothing", () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.integer()), (seed, items) => {
      const byValue = (a: number, b: number) => a - b;
      expect(createRandom(seed).shuffle(items).sort(byValue)).toEqual([...items].sort(byValue));
    }),
  );
});

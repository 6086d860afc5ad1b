import fc from "fast-check";
import { expect, test } from "vitest";
import { percentile, spreadOf } from "./statistics.js";

const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1 });

test("a percentile is the least value that so many percent do not exceed", () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (list, share) => {
      const sorted = [...list].sort((a, b) => a - b);
      const found = percentile(sorted, share);
      const upTo = (limit: number) => sorted.filter((value) => value <= limit).length / sorted.length;
      expect(upTo(found)).toBeGreaterThanOrEqual(share / 100 - 1e-9);
      expect(sorted.filter((value) => value < found).length / sorted.length).toBeLessThan(share / 100);
    }),
  );
});

test("the median lies between the least and the most, whatever their order", () => {
  fc.assert(
    fc.property(values, (list) => {
      const { least, median, most } = spreadOf(list);
      expect([Math.min(...list), Math.max(...list)]).toEqual([least, most]);
      expect(median >= least && median <= most).toBe(true);
    }),
  );
  expect(() => spreadOf([])).toThrow("nothing was measured");
});

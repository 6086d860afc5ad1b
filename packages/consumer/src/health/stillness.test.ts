import fc from "fast-check";
import { expect, test } from "vitest";
import { LOOK_INTERVAL, type Look, stillness } from "./stillness.js";

const still: Look = { elapsedMs: LOOK_INTERVAL, moved: false, waits: true, up: true };
const looks = (count: number, look: Look, before = 0) =>
  Array.from({ length: count }).reduce<number>((sum) => stillness(sum, look), before);

test("grows as long as something waits, could be done, and nothing moves", () => {
  expect(looks(120, still)).toBe(120 * LOOK_INTERVAL);
});

test("ends with movement, with nothing left to do, and with an outage", () => {
  for (const end of [{ moved: true }, { waits: false }, { up: false }]) {
    expect(stillness(100_000, { ...still, ...end })).toBe(0);
  }
});

test("a process that was suspended for hours has not stood still for hours", () => {
  expect(stillness(0, { ...still, elapsedMs: 10_000_000 })).toBeLessThanOrEqual(2 * LOOK_INTERVAL);
});

test("whatever happens, it is never longer than the looks that saw nothing move", () => {
  const anyLook = fc.record({
    elapsedMs: fc.integer({ min: 0, max: 100_000 }),
    ...{ moved: fc.boolean(), waits: fc.boolean(), up: fc.boolean() },
  });
  fc.assert(
    fc.property(fc.array(anyLook), (all) => {
      const lastMove = all.findLastIndex(({ moved, waits, up }) => moved || !waits || !up);
      const total = all.slice(lastMove + 1).reduce((sum, { elapsedMs }) => sum + elapsedMs, 0);
      const found = all.reduce(stillness, 0);
      expect(found).toBeLessThanOrEqual(total);
      expect(found > 0).toBe(total > 0);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { VersionClock } from "./version-clock.js";

test("every version is greater than all made or seen before, whatever the clock does", () => {
  const clockReadings = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 8e15 })),
    {
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(clockReadings, (readings) => {
      let now = 0;
      const clock = new VersionClock(() => now);
      let greatest = -1;
      for (const [time, seen] of readings) {
        now = time;
        const version = clock.next();
        expect(version).toBeGreaterThan(greatest);
        expect(Number.isSafeInteger(version)).toBe(true);
        clock.saw(seen);
        greatest = Math.max(version, seen);
      }
    }),
  );
});

test("a version is the time in microseconds, so that processes that know nothing of each other agree", () => {
  expect(new VersionClock(() => 1_732_000_000_000.7).next()).toBe(1_732_000_000_000_000);
});

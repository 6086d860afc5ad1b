import fc from "fast-check";
import { expect, test } from "vitest";
import { floorOf, floorsOf, higherOf } from "./retention-floors.js";

const DAY = 86_400_000;
const now = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
const days = fc.integer({ min: 1, max: 4_000 });
const step = fc.constantFrom("month", "day");

test("a floor never lies above the limit, and at most a month or a day below it", () => {
  fc.assert(
    fc.property(now, days, step, (at, limit, by) => {
      const below = at.getTime() - limit * DAY - floorOf(at, limit, by).getTime();
      expect(below).toBeGreaterThanOrEqual(0);
      expect(below).toBeLessThan(by === "month" ? 31 * DAY : DAY);
    }),
  );
});

test("a floor is the beginning of a month, or of a day, in UTC", () => {
  fc.assert(
    fc.property(now, days, step, (at, limit, by) => {
      const floor = floorOf(at, limit, by).toISOString();
      expect(floor).toMatch(by === "month" ? /-01T00:00:00\.000Z$/ : /T00:00:00\.000Z$/);
    }),
  );
});

test("floors rise with time and with shorter limits, and never fall", () => {
  fc.assert(
    fc.property(now, days, fc.nat(400), step, (at, limit, more, by) => {
      const floor = floorOf(at, limit, by).getTime();
      expect(floorOf(new Date(at.getTime() + more * DAY), limit, by).getTime()).toBeGreaterThanOrEqual(floor);
      expect(floorOf(at, limit + more, by).getTime()).toBeLessThanOrEqual(floor);
      const reached = floorsOf(at, { calls: limit }, by);
      expect(higherOf(reached, floorsOf(at, { calls: limit + more }, by))).toEqual(reached);
    }),
  );
});

test("a table without a limit has no floor, unless it had one", () => {
  const reached = new Date("2026-03-01T00:00:00Z");
  const at = new Date("2026-11-25T12:00:00Z");
  expect(higherOf({}, floorsOf(at, {}, "month"))).toEqual({});
  expect(higherOf({ calls: reached }, floorsOf(at, { call_events: 14 }, "month"))).toEqual({
    call_events: new Date("2026-11-01T00:00:00Z"),
    calls: reached,
  });
});

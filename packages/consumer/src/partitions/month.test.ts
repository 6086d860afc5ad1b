import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, isAccepted, monthOf, monthsAhead, monthsBetween } from "./month.js";

const month = fc
  .tuple(fc.integer({ min: 1000, max: 9000 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, "0")}`);

test("a call's month is that of its start in UTC", () => {
  expect(monthOf("2026-10-31T23:59:59.999Z")).toBe("2026-10");
  expect(monthOf("2026-11-01T00:00:00.000Z")).toBe("2026-11");
});

test("months are counted across the ends of years", () => {
  expect(addMonths("2026-11", 2)).toBe("2027-01");
  expect(addMonths("2026-01", -1)).toBe("2025-12");
  expect(addMonths("2026-12", -24)).toBe("2024-12");
});

test("adding months agrees with the calendar and can be undone", () => {
  fc.assert(
    fc.property(month, fc.integer({ min: -500, max: 500 }), (from, offset) => {
      const [year = 0, number = 0] = from.split("-").map(Number);
      const date = new Date(Date.UTC(year, number - 1 + offset, 1));
      expect(addMonths(from, offset)).toBe(date.toISOString().slice(0, 7));
      expect(addMonths(addMonths(from, offset), -offset)).toBe(from);
    }),
  );
});

test("a month is accepted from the first of the window to the last, and no further", () => {
  fc.assert(
    fc.property(
      month,
      fc.nat(30),
      fc.nat(5),
      fc.integer({ min: -40, max: 10 }),
      (now, back, ahead, offset) => {
        const accepted = isAccepted(addMonths(now, offset), now, { back, ahead });
        expect(accepted).toBe(offset >= -back && offset <= ahead);
      },
    ),
  );
});

test("the months made ahead begin with the current one", () => {
  expect(monthsAhead("2026-11", 3)).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]);
});

test("the months between two are all of them, both included, and none backwards", () => {
  expect(monthsBetween("2026-11", "2027-01")).toEqual(["2026-11", "2026-12", "2027-01"]);
  expect(monthsBetween("2026-11", "2026-11")).toEqual(["2026-11"]);
  expect(monthsBetween("2026-11", "2026-10")).toEqual([]);
});

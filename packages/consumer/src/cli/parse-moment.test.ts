import fc from "fast-check";
import { expect, test } from "vitest";
import { durationOf, momentOf } from "./parse-moment.js";

const now = new Date("2026-11-25T10:00:00.000Z");

test.each([
  ["90s", 90_000],
  ["15m", 900_000],
  ["2h", 7_200_000],
  ["1.5 hours", 5_400_000],
  ["14d", 14 * 86_400_000],
  ["2w", 14 * 86_400_000],
])("%s is a duration", (text, ms) => {
  expect(durationOf(text)).toBe(ms);
});

test.each(["", "2", "-2h", "h", "2 fortnights", "2h 5m", "1e3s"])("%j is no duration", (text) => {
  expect(durationOf(text)).toBeUndefined();
});

test.each([
  ["2h", "2026-11-25T08:00:00.000Z"],
  ["2026-11-20", "2026-11-20T00:00:00.000Z"],
  ["2026-11-20T10:15", "2026-11-20T10:15:00.000Z"],
  ["2026-11-20 10:15:30", "2026-11-20T10:15:30.000Z"],
  ["2026-11-20T10:15:30.250Z", "2026-11-20T10:15:30.250Z"],
  ["2026-11-20T10:15+02:00", "2026-11-20T08:15:00.000Z"],
])("%s is a moment", (text, moment) => {
  expect(momentOf(text, now)?.toISOString()).toBe(moment);
});

test.each(["", "yesterday", "2026-02-31", "2026-13-01", "20.11.2026", "2026-11-20T25:00", "1732500000"])(
  "%j is no moment",
  (text) => {
    expect(momentOf(text, now)).toBeUndefined();
  },
);

test("whatever is given, it is a moment or none, and no invalid date", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const moment = momentOf(text, now);
      expect(moment === undefined || !Number.isNaN(moment.getTime())).toBe(true);
    }),
  );
});

test("any moment that was written out is read again", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1970-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
      (date) => {
        expect(momentOf(date.toISOString(), now)).toEqual(date);
      },
    ),
  );
});

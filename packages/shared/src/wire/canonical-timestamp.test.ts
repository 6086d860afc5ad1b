import fc from "fast-check";
import { expect, test } from "vitest";
import { TIMESTAMP_PATTERN } from "../events/fields.js";
import { canonicalTimestamp } from "./canonical-timestamp.js";

const earliest = new Date("0001-01-01T00:00:00.000Z");
const latest = new Date("9999-12-31T23:59:59.999Z");
const moment = fc.date({ min: earliest, max: latest, noInvalidDate: true });

test("a canonical timestamp stays as it is", () => {
  fc.assert(
    fc.property(moment, (date) => {
      expect(canonicalTimestamp(date.toISOString())).toBe(date.toISOString());
    }),
  );
});

test("finer digits are cut off, and +00:00 is Z", () => {
  fc.assert(
    fc.property(
      moment,
      fc.stringMatching(/^\d{0,6}$/),
      fc.constantFrom("Z", "+00:00"),
      (date, finer, zone) => {
        const text = date.toISOString().replace("Z", finer + zone);
        expect(text).toMatch(new RegExp(TIMESTAMP_PATTERN));
        expect(canonicalTimestamp(text)).toBe(date.toISOString());
      },
    ),
  );
});

test.each([
  ["2026-11-02T09:15:00Z", "2026-11-02T09:15:00.000Z"],
  ["2026-11-02T09:15:00.5Z", "2026-11-02T09:15:00.500Z"],
  ["2026-11-02T09:15:00.999999999+00:00", "2026-11-02T09:15:00.999Z"],
  ["1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z"],
  ["2028-02-29T00:00:00.000Z", "2028-02-29T00:00:00.000Z"],
  ["2026-02-29T00:00:00.000Z", undefined],
  ["2026-02-30T00:00:00.000Z", undefined],
  ["2026-04-31T00:00:00Z", undefined],
  ["1900-02-29T00:00:00.000+00:00", undefined],
  ["0000-01-01T00:00:00.000Z", undefined],
])("%s is %s", (text, canonical) => {
  expect(canonicalTimestamp(text)).toBe(canonical);
});

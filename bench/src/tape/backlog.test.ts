import { anyCalls } from "@calltape/testkit/events";
import fc from "fast-check";
import { expect, test } from "vitest";
import { repeated } from "./backlog.js";
import { callsAtOnce } from "./calls-at-once.js";

const lineOf = ({ data, ...envelope }: { data: unknown }) => JSON.stringify({ ...envelope, data });

test("however often and however many at once, no event comes twice", () => {
  fc.assert(
    fc.property(anyCalls(), fc.nat(200), fc.integer({ min: 1, max: 40 }), (events, count, copies) => {
      const lines = events.map(lineOf);
      const tape = [...repeated(lines, count, copies)];
      expect(tape).toHaveLength(count);
      const keys = tape.map((line) => JSON.parse(line)).map(({ id, call_id }) => `${call_id} ${id}`);
      expect(new Set(keys).size).toBe(count);
    }),
  );
});

test("calls at once are those whose events lie around a line", () => {
  const tape = (calls: string) => [...calls].map((call) => `{"call_id":"${call}"}`);
  expect(callsAtOnce(tape("aaabbb"))).toBe(1);
  expect(callsAtOnce(tape("ababab"))).toBeCloseTo(10 / 6);
  expect(callsAtOnce(tape(""))).toBe(1);
});

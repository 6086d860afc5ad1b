import { decodeEvent } from "@calltape/shared";
import { anyCalls } from "@calltape/testkit/events";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withFreshIds } from "./fresh-ids.js";

/** As a producer writes it: the envelope first, `data` last. */
const lineOf = ({ data, ...envelope }: { data: unknown }) => JSON.stringify({ ...envelope, data });

test("repeated events are other events of other calls, and otherwise the same", () => {
  fc.assert(
    fc.property(anyCalls(), fc.integer({ min: 1, max: 80_000 }), (events, round) => {
      const lines = events.map(lineOf);
      const fresh = lines.map((line) => JSON.parse(withFreshIds(line, round)));
      const ids = new Set([...events, ...fresh].map(({ id, call_id }) => `${call_id} ${id}`));
      expect(ids.size).toBe(2 * new Set(events.map(({ id, call_id }) => `${call_id} ${id}`)).size);
      expect(new Set(fresh.map(({ call_id }) => call_id)).size).toBe(
        new Set(events.map(({ call_id }) => call_id)).size,
      );
      expect(fresh.every((event) => decodeEvent(JSON.stringify(event)).ok)).toBe(true);
      expect(fresh.map(({ data }) => data)).toEqual(lines.map((line) => JSON.parse(line).data));
    }),
  );
});

test("there is an end to fresh ids", () => {
  expect(() => withFreshIds('{"data":{}}', 80_001)).toThrow("80000 times");
});

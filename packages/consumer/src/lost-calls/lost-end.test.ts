import { randomUUID } from "node:crypto";
import { decodeEvent } from "@calltape/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { lostEnd, lostEndId } from "./lost-end.js";

const anyCall = fc.record({
  id: fc.uuid(),
  startedAt: fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
  tenant: fc.constantFrom("", "shop"),
  lastEventAt: fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
});

test("any call has one end of this sort, whoever makes it and whenever, and readers take it", () => {
  fc.assert(
    fc.property(anyCall, fc.date({ noInvalidDate: true }), (call, later) => {
      expect(lostEndId({ ...call, lastEventAt: later })).toBe(lostEndId(call));
      expect(decodeEvent(lostEnd(call))).toMatchObject({
        ok: true,
        event: { id: lostEndId(call), call_id: call.id, data: { end_reason: "lost" } },
      });
    }),
  );
});

test("the end of another call is another", () => {
  const at = { startedAt: new Date(0), tenant: "", lastEventAt: new Date(0) };
  expect(lostEndId({ ...at, id: randomUUID() })).not.toBe(lostEndId({ ...at, id: randomUUID() }));
});

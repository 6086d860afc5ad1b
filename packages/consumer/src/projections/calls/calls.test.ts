import { anyCalls } from "@calltape/testkit/events";
import fc from "fast-check";
import { expect, test } from "vitest";
import { PhoneBook } from "../customers/phone-book.js";
import { CALL_COLUMNS, rowOf, stateOf } from "./call-row.js";
import { emptyCall } from "./call-state.js";
import { foldEvent } from "./fold-event.js";
import { formatUsd, parseUsd } from "./money.js";

const phones = new PhoneBook("UA", Buffer.from("key"));
const oneCall = anyCalls().map((events) => events.filter(({ call_id }) => call_id === events[0]?.call_id));

test("folding the same events in any order gives the same row", () => {
  const cases = oneCall.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
  );
  fc.assert(
    fc.property(cases, ([events, shuffled]) => {
      const [a, b] = [events, shuffled].map((order) => {
        const call = emptyCall("id", "start");
        for (const event of order) foldEvent(call, event);
        return rowOf(call, undefined, phones);
      });
      expect(a).toEqual(b);
    }),
  );
});

test("a row read back stands for the state it was written from", () => {
  fc.assert(
    fc.property(oneCall, (events) => {
      const call = emptyCall("id", "start");
      for (const event of events) foldEvent(call, event);
      const row = rowOf(call, undefined, phones);
      expect(Object.keys(row).sort()).toEqual([...CALL_COLUMNS].sort());
      const readBack = JSON.parse(JSON.stringify(row));
      expect(rowOf(stateOf(readBack), undefined, phones)).toEqual(readBack);
    }),
  );
});

test("money is read and written without losing a billionth", () => {
  expect(parseUsd("0.000431")).toBe(431_000n);
  expect(formatUsd(431_000n)).toBe("0.000431000");
  expect(formatUsd(0n)).toBe("0.000000000");
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (amount) => {
      expect(parseUsd(formatUsd(amount))).toBe(amount);
    }),
  );
});

test("a true end wins over one made up for a lost call, whichever is later", () => {
  const base = { v: 1, call_id: "c", call_started_at: "2026-11-01T00:00:00.000Z" };
  const lost = {
    ...base,
    ...{ id: "2", type: "call.ended" as const, at: "2026-11-01T02:00:00.000Z", seq: 9 },
    data: { end_reason: "lost" as const, end_detail: "silent for an hour" },
  };
  const real = {
    ...base,
    ...{ id: "1", type: "call.ended" as const, at: "2026-11-01T01:00:00.000Z", seq: 4 },
    data: { end_reason: "caller_hangup" as const },
  };
  for (const order of [
    [lost, real],
    [real, lost],
  ]) {
    const call = emptyCall("c", base.call_started_at);
    for (const event of order) foldEvent(call, event);
    expect(rowOf(call, undefined, phones)).toMatchObject({
      end_reason: "caller_hangup",
      end_detail: null,
      ended_at: real.at,
      expected_event_count: 5,
    });
  }
});

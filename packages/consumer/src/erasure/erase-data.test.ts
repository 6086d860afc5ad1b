import {
  type CallEvent,
  decodeEvent,
  type EventType,
  eventDefinitions,
  eventTypes,
  personalFields,
} from "@calltape/shared";
import { anyCalls } from "@calltape/testkit/events";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowOf, stateOf } from "../projections/calls/call-row.js";
import { emptyCall } from "../projections/calls/call-state.js";
import { foldEvent } from "../projections/calls/fold-event.js";
import { PhoneBook } from "../projections/customers/phone-book.js";
import { ERASED, eraseData } from "./erase-data.js";
import { eraseEvent } from "./erase-event.js";
import { eraseState } from "./erase-state.js";
import { fieldPolicies } from "./field-policies.js";

const phones = new PhoneBook("UA", Buffer.from("key"));

function decoded(event: CallEvent) {
  const result = decodeEvent(JSON.stringify(event));
  if (!result.ok) throw new Error(result.message);
  return result;
}

const eventOf = (type: EventType) =>
  ({
    v: 1,
    id: "0199a2b4-7c40-7abc-9d4e-5f60718293b0",
    type,
    call_id: "0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090",
    call_started_at: "2026-11-02T09:15:00.120Z",
    at: "2026-11-02T09:15:04.300Z",
    data: eventDefinitions[type].example,
  }) as unknown as CallEvent;

describe.each(eventTypes)("%s", (type) => {
  const { fields } = eventDefinitions[type] as { fields: Record<string, { type?: string; enum?: unknown }> };
  const policies: Record<string, string> = fieldPolicies[type];

  test("loses every personal field, and keeps only what is a number, a flag, a time or one of fixed words", () => {
    for (const name of personalFields(type)) expect(policies[name]).toBe("erase");
    for (const [name, field] of Object.entries(fields)) {
      const isFree =
        (field.type === "string" && field.enum === undefined && !("pattern" in field)) ||
        field.type === "object" ||
        field.type === undefined;
      if (isFree) expect([name, policies[name]]).not.toEqual([name, "keep"]);
    }
  });

  test("stays a valid event, and erasing it again changes nothing", () => {
    const once = eraseEvent(decoded(eventOf(type)));
    const again = eraseEvent(decoded(once.event));
    expect(again).toEqual(once);
  });
});

test("an example keeps what counts and nothing of the person", () => {
  const data = eraseData("turn.completed", eventDefinitions["turn.completed"].example);
  expect(data).toEqual({
    ...eventDefinitions["turn.completed"].example,
    ...{ content: ERASED, metadata: undefined },
  });
  expect(Object.keys(data)).not.toContain("metadata");
});

test.each([
  ["scenario", "tire_search", "tire_search"],
  ["scenario", "Olena", ERASED],
  ["scenario", "Олена шукає шини", ERASED],
  ["scenario", "call_0671234567", ERASED],
  ["scenario", "vip_petrenko", ERASED],
  ["channel", "SIP/trunk-1", "SIP/trunk-1"],
  ["channel", "SIP/380671234567", ERASED],
  ["language", "uk-UA", "uk-UA"],
  ["agent_version", "2026-11-a", "2026-11-a"],
  ["nobody_knows", "what this is", undefined],
])("%s %j becomes %j", (name, value, left) => {
  const betrays = (text: string) => text.includes("petrenko");
  expect(eraseData("call.updated", { [name]: value }, betrays)[name]).toBe(left);
});

test("whatever the events, erasing what they gave is giving what the erased ones give", () => {
  fc.assert(
    fc.property(anyCalls(), (events) => {
      for (const id of new Set(events.map((event) => event.call_id))) {
        const of = events.filter((event) => event.call_id === id);
        const startedAt = of[0]?.call_started_at ?? "";
        const [plain, erased] = [emptyCall(id, startedAt), emptyCall(id, startedAt)];
        for (const event of of) {
          foldEvent(plain, decoded(event).event);
          foldEvent(erased, eraseEvent(decoded(event)).event);
        }
        const stored = stateOf(JSON.parse(JSON.stringify(rowOf(plain, undefined, phones))));
        eraseState(stored);
        const row = JSON.parse(JSON.stringify(rowOf(stored, undefined, phones)));
        expect(row).toEqual(JSON.parse(JSON.stringify(rowOf(erased, undefined, phones))));
      }
    }),
    { numRuns: 300 },
  );
});

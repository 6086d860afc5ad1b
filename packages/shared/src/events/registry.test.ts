import { describe, expect, test } from "vitest";
import type { EventDefinition } from "./event-definition.js";
import { type EventType, eventDefinitions, eventTypes, isEventType, personalFields } from "./registry.js";

/** Written out from the public contract: masking and erasure follow from it. */
const personal: Record<EventType, readonly string[]> = {
  "call.started": ["caller_phone", "customer_name"],
  "call.updated": ["caller_phone", "customer_name"],
  "turn.completed": ["content"],
  "tool.completed": ["args", "result"],
  "error.raised": [],
  "call.transferred": ["summary"],
  "usage.recorded": [],
  "call.ended": [],
  "call.analyzed": ["summary"],
};

const required: Record<EventType, readonly string[]> = {
  "call.started": ["direction"],
  "call.updated": [],
  "turn.completed": ["turn", "speaker", "content"],
  "tool.completed": ["tool_name", "duration_ms", "success"],
  "error.raised": ["component", "code"],
  "call.transferred": ["reason", "result"],
  "usage.recorded": ["component", "cost"],
  "call.ended": ["end_reason"],
  "call.analyzed": [],
};

describe.each(eventTypes)("%s", (type) => {
  const definition: EventDefinition = eventDefinitions[type];

  test("stands in the registry under its own name", () => {
    expect(definition.type).toBe(type);
  });

  test("has the personal fields of the contract", () => {
    expect(personalFields(type)).toEqual(personal[type]);
  });

  test("requires the fields of the contract", () => {
    expect(definition.required).toEqual(required[type]);
    expect(Object.keys(definition.fields)).toEqual(expect.arrayContaining([...definition.required]));
  });

  test("gives an example of known fields, of all of them unless it is an update", () => {
    const names = Object.keys(definition.fields);
    expect(names).toEqual(expect.arrayContaining(Object.keys(definition.example)));
    if (type !== "call.updated") expect(Object.keys(definition.example).sort()).toEqual(names.sort());
  });

  test("says what every field means", () => {
    for (const field of Object.values(definition.fields)) expect(field.description).not.toBe("");
  });
});

test("only names of types are types", () => {
  expect(eventTypes.every(isEventType)).toBe(true);
  expect(["toString", "__proto__", "", "call", undefined, 1].some(isEventType)).toBe(false);
});

import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventsJsonSchema, jsonSchemaOf } from "../events/json-schema.js";
import { eventDefinitions, eventTypes } from "../events/registry.js";
import { decodeEvent } from "./decode-event.js";
import { readFixtures } from "./fixtures/read-fixtures.js";
import { validateEvent } from "./validate-event.js";

const ajv = new Ajv2020({ allowUnionTypes: true });
ajv.addKeyword("x-personal");
const schema = ajv.compile(eventsJsonSchema());

/** Values at and beyond the borders of every kind of field. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom(
    0,
    1,
    -1,
    0.5,
    1.5,
    2 ** 31 - 1,
    2 ** 31,
    1e12,
    1e13,
    true,
    "",
    "inbound",
    "llm",
    "0.000431",
  ),
  fc.constantFrom("1000000", "2026-11-02T09:15:00Z", "2026-11-02T09:15:00+01:00", "timeout", "0".repeat(32)),
  fc.constantFrom(64, 128, 256, 1024, 16_384).chain((n) => fc.constantFrom("a".repeat(n), "a".repeat(n + 1))),
  fc.constantFrom(35, 64, 128).chain((n) => fc.constantFrom("🚗".repeat(n), "🚗".repeat(n + 1))),
);

const fixtures = [...readFixtures("v1"), ...readFixtures("v1/foreign")];
const parsed = new Map(readFixtures("v1").map(({ name, line }) => [name, JSON.parse(line)]));

describe("the JSON Schema for other producers", () => {
  test.each(fixtures)("accepts $name", ({ line }) => {
    expect(schema(JSON.parse(line))).toBe(true);
  });
});

describe.each(eventTypes)("%s", (type) => {
  const agreed = ajv.compile(jsonSchemaOf(type));
  const full: { data: Record<string, unknown> } = parsed.get(type);

  function expectAgreement(event: unknown) {
    const isValid = agreed(event);
    const fault = validateEvent(type, event);
    expect(fault === undefined, `${fault} / ${JSON.stringify(agreed.errors)}`).toBe(isValid);
    // With one fault in the event both must name the same field.
    const [error] = agreed.errors ?? [];
    if (error !== undefined) expect(fault).toContain(error.instancePath.slice(1).replaceAll("/", "."));
    if (decodeEvent(JSON.stringify(event)).ok) expect(isValid).toBe(true);
  }

  test("is judged alike by the validator and by its JSON Schema, whatever stands in one field", () => {
    const inEnvelope = fc.constantFrom(...Object.keys(full)).filter((name) => name !== "type");
    const inData = fc.constantFrom(...Object.keys(full.data));
    fc.assert(
      fc.property(inEnvelope, value, (name, wrong) => expectAgreement({ ...full, [name]: wrong })),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(inData, value, (name, wrong) =>
        expectAgreement({ ...full, data: { ...full.data, [name]: wrong } }),
      ),
      { numRuns: 600 },
    );
  });

  test("is refused by the JSON Schema of all types exactly where its own refuses it", () => {
    const inData = fc.constantFrom(...Object.keys(full.data));
    fc.assert(
      fc.property(inData, value, (name, wrong) => {
        const event = { ...full, data: { ...full.data, [name]: wrong } };
        expect(schema(event)).toBe(agreed(event));
      }),
    );
  });

  test("is refused by both without any one of its required fields", () => {
    const required: readonly string[] = eventDefinitions[type].required;
    for (const name of required) {
      const { [name]: _, ...rest } = full.data;
      expectAgreement({ ...full, data: rest });
      expect(validateEvent(type, { ...full, data: rest })).toBe(`data must have required property '${name}'`);
    }
  });

  test("is no other type", () => {
    const other = eventTypes.find((candidate) => candidate !== type) ?? type;
    expect(agreed({ ...full, type: other })).toBe(false);
    expect(validateEvent(type, { ...full, type: other })).toBe(`type must be ${type}`);
  });
});

test.each([null, undefined, [], "text", 1])("%j is no event", (nothing) => {
  expect(validateEvent("call.started", nothing)).toBe("the event must be object");
});

test("what is missing is named before what is wrong", () => {
  expect(validateEvent("turn.completed", { v: "x", data: {} })).toBe(
    "the event must have required property 'id'",
  );
});

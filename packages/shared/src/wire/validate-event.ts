import { envelopeFields, requiredEnvelopeFields } from "../events/envelope.js";
import type { EventDefinition, FieldSchema } from "../events/event-definition.js";
import { type EventType, eventDefinitions, eventTypes } from "../events/registry.js";
import { type FieldCheck, fieldCheck, isObject } from "./field-check.js";

interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly check: FieldCheck;
}

const fieldsOf = (schemas: Readonly<Record<string, FieldSchema>>, required: readonly string[]): Field[] =>
  Object.entries(schemas).map(([name, schema]) => ({
    name,
    required: required.includes(name),
    check: fieldCheck(schema),
  }));

const anything: FieldCheck = () => undefined;

/** `type` and `data` are checked on their own, but missing ones are named together with the rest. */
const envelope: readonly Field[] = [
  ...fieldsOf(envelopeFields, requiredEnvelopeFields),
  { name: "type", required: true, check: anything },
  { name: "data", required: true, check: anything },
];

const dataFields: Readonly<Record<string, readonly Field[]>> = Object.fromEntries(
  eventTypes.map((type) => {
    const definition: EventDefinition = eventDefinitions[type];
    return [type, fieldsOf(definition.fields, definition.required)];
  }),
);

/** Names the first missing field or else the first wrong one: what is missing often explains the rest. */
function fault(fields: readonly Field[], object: Readonly<Record<string, unknown>>, path: string) {
  for (const field of fields) {
    const value = object[field.name];
    // An optional field that is `null` is absent.
    if ((value === undefined || value === null) && !field.required) continue;
    const problem = field.check(value);
    if (problem !== undefined || value === undefined) {
      const missing = fields.find(({ name, required }) => required && object[name] === undefined);
      if (missing === undefined) return `${path === "" ? "" : `${path}.`}${field.name} ${problem}`;
      return `${path || "the event"} must have required property '${missing.name}'`;
    }
  }
  return undefined;
}

/**
 * Checks a parsed event against the schema of `type`. Returns what is wrong,
 * naming the field, without its value; `undefined` if all is well.
 */
export function validateEvent(type: EventType, event: unknown): string | undefined {
  if (!isObject(event)) return "the event must be object";
  const inEnvelope = fault(envelope, event, "");
  if (inEnvelope !== undefined) return inEnvelope;
  if (event["type"] !== type) return `type must be ${type}`;
  return validateData(type, event["data"]);
}

/** The same for the `data` alone, for who has made the envelope itself. */
export function validateData(type: EventType, data: unknown): string | undefined {
  if (!isObject(data)) return "data must be object";
  return fault(dataFields[type] ?? [], data, "data");
}

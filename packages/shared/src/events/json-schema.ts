import { envelopeFields, requiredEnvelopeFields } from "./envelope.js";
import type { EventDefinition, FieldSchema } from "./event-definition.js";
import { type EventType, eventDefinitions, eventTypes } from "./registry.js";

type JsonSchema = Record<string, unknown>;

/** An optional field may also be `null`, which means absent. */
function property(schema: FieldSchema, required: boolean): JsonSchema {
  if (required || schema.type === undefined) return { ...schema };
  return {
    ...schema,
    type: [schema.type, "null"],
    ...(schema.enum === undefined ? {} : { enum: [...schema.enum, null] }),
  };
}

function properties(fields: Readonly<Record<string, FieldSchema>>, required: readonly string[]) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name, property(schema, required.includes(name))]),
  );
}

/** The JSON Schema of a whole event of `type`, envelope and data. Unknown fields are allowed everywhere. */
export function jsonSchemaOf(type: EventType): JsonSchema {
  const definition: EventDefinition = eventDefinitions[type];
  return {
    title: type,
    description: definition.emittedWhen,
    type: "object",
    properties: {
      ...properties(envelopeFields, requiredEnvelopeFields),
      type: { const: type },
      data: {
        type: "object",
        properties: properties(definition.fields, definition.required),
        required: [...definition.required],
      },
    },
    required: [...requiredEnvelopeFields, "type", "data"],
  };
}

/** One JSON Schema document for producers in any language. */
export function eventsJsonSchema(): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Calltape event",
    description: "One JSON object in the stream field `event`.",
    oneOf: eventTypes.map((type) => ({ $ref: `#/$defs/${type}` })),
    $defs: Object.fromEntries(eventTypes.map((type) => [type, jsonSchemaOf(type)])),
  };
}

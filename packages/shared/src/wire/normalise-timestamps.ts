import type { CallEvent } from "../events/envelope.js";
import type { EventDefinition } from "../events/event-definition.js";
import { TIMESTAMP_PATTERN } from "../events/fields.js";
import { eventDefinitions, eventTypes } from "../events/registry.js";
import { canonicalTimestamp } from "./canonical-timestamp.js";

const timestampFields: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  eventTypes.map((type) => {
    const { fields }: EventDefinition = eventDefinitions[type];
    return [type, Object.keys(fields).filter((name) => fields[name]?.pattern === TIMESTAMP_PATTERN)];
  }),
);

/** Writes every timestamp of a valid event in its canonical form, in place. */
export function normaliseTimestamps(event: CallEvent): void {
  event.call_started_at = canonical(event.call_started_at);
  event.at = canonical(event.at);
  const data = event.data as Record<string, unknown>;
  for (const name of timestampFields[event.type] ?? []) {
    const value = data[name];
    if (typeof value === "string") data[name] = canonical(value);
  }
}

const canonical = (text: string) => canonicalTimestamp(text) ?? text;

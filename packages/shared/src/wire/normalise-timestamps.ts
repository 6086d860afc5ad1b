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

/**
 * Writes every timestamp of a valid event in its canonical form, in place.
 * Returns the path of the first that names a day the calendar does not have,
 * which Postgres would refuse; `undefined` if there is none.
 */
export function normaliseTimestamps(event: CallEvent): string | undefined {
  const startedAt = canonicalTimestamp(event.call_started_at);
  if (startedAt === undefined) return "call_started_at";
  const at = canonicalTimestamp(event.at);
  if (at === undefined) return "at";
  event.call_started_at = startedAt;
  event.at = at;
  const data = event.data as Record<string, unknown>;
  for (const name of timestampFields[event.type] ?? []) {
    const value = data[name];
    if (typeof value !== "string") continue;
    const canonical = canonicalTimestamp(value);
    if (canonical === undefined) return `data.${name}`;
    data[name] = canonical;
  }
  return undefined;
}

import { type EventType, eventDefinitions, eventTypes } from "@calltape/shared";

/** What stands in a call's fields without being a field of `data`. */
const BESIDE_DATA = ["at", "requestId", "traceId"] as const;
const BESIDE_DATA_AT_START = [...BESIDE_DATA, "callId", "startedAt", "tenant"] as const;

const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

type FieldNames = ReadonlyMap<string, string | null>;

function fieldNames(type: EventType): FieldNames {
  const names = new Map<string, string | null>();
  for (const name of Object.keys(eventDefinitions[type].fields)) names.set(camelCase(name), name);
  if (type === "tool.completed") names.set("name", "tool_name");
  for (const name of type === "call.started" ? BESIDE_DATA_AT_START : BESIDE_DATA) names.set(name, null);
  // Given as an object's own key it would change the prototype of what it is copied into.
  names.set("__proto__", null);
  return names;
}

const namesByType: Readonly<Record<EventType, FieldNames>> = Object.fromEntries(
  eventTypes.map((type) => [type, fieldNames(type)]),
) as Record<EventType, FieldNames>;

/**
 * The `data` of an event from the fields a caller gave: names as on the wire,
 * dates as text. Fields this version does not know are kept under their own
 * names, since readers keep them too.
 */
export function wireData(type: EventType, fields: object): Record<string, unknown> {
  const names = namesByType[type];
  const data: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    const name = names.get(key);
    if (name === null) continue;
    const value = (fields as Record<string, unknown>)[key];
    if (value === undefined || typeof value === "function") continue;
    data[name ?? key] = typeof value === "object" ? asJsonSees(value) : value;
  }
  return data;
}

/** A `Date`, like anything that writes itself, must be checked as what it will be. */
function asJsonSees(value: object | null): unknown {
  const toJson = (value as { toJSON?: unknown } | null)?.toJSON;
  return typeof toJson === "function" ? toJson.call(value, "") : value;
}

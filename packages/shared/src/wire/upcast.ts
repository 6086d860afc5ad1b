import type { EventDefinition } from "../events/event-definition.js";

type Data = Readonly<Record<string, unknown>>;

/**
 * Brings `data` of an older version to the newest, step by step. What is the
 * newest already, and what is no object, comes back as it is.
 *
 * @param from the version it came in, a whole number from 1
 */
export function upcast({ version, upcasts = {} }: EventDefinition, from: number, data: unknown): unknown {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return data;
  let current = data as Data;
  for (let at = from; at < version; at++) current = upcasts[at]?.(current) ?? current;
  return current;
}

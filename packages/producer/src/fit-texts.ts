import { type EventDefinition, type EventType, eventDefinitions } from "@calltape/shared";
import { cutToLength } from "./cut-text.js";

type Data = Readonly<Record<string, unknown>>;

/**
 * Cuts the texts of an event that are longer than their fields allow: a stack
 * trace given as `endDetail` must not cost the end of the call. Returns new
 * data, or the same if every text fits.
 */
export function fitTexts(type: EventType, data: Data): Data {
  const definition: EventDefinition = eventDefinitions[type];
  const fitting: Record<string, unknown> = { ...data };
  let isCut = false;
  for (const [name, { maxLength }] of Object.entries(definition.fields)) {
    const value = data[name];
    if (maxLength === undefined || typeof value !== "string" || value.length <= maxLength) continue;
    fitting[name] = cutToLength(value, maxLength);
    isCut ||= fitting[name] !== value;
  }
  return isCut ? fitting : data;
}

import { type CallEvent, type EventDefinition, eventDefinitions } from "@calltape/shared";
import { cutToLength } from "./cut-text.js";

/**
 * Cuts the texts of an event that are longer than their fields allow: a stack
 * trace given as `endDetail` must not cost the end of the call. Returns a new
 * event, or the same one if every text fits.
 */
export function fitTexts(event: CallEvent): CallEvent {
  const definition: EventDefinition = eventDefinitions[event.type];
  const data: Record<string, unknown> = { ...event.data };
  let isCut = false;
  for (const [name, { maxLength }] of Object.entries(definition.fields)) {
    const value = data[name];
    if (maxLength === undefined || typeof value !== "string" || value.length <= maxLength) continue;
    const fitting = cutToLength(value, maxLength);
    if (fitting === value) continue;
    data[name] = fitting;
    isCut = true;
  }
  return isCut ? ({ ...event, data } as CallEvent) : event;
}

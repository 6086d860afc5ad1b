import { callAnalyzed } from "./call-analyzed.js";
import { callEnded } from "./call-ended.js";
import { callStarted } from "./call-started.js";
import { callTransferred } from "./call-transferred.js";
import { callUpdated } from "./call-updated.js";
import { errorRaised } from "./error-raised.js";
import type { DataOf, EventDefinition } from "./event-definition.js";
import { toolCompleted } from "./tool-completed.js";
import { turnCompleted } from "./turn-completed.js";
import { usageRecorded } from "./usage-recorded.js";

/**
 * Every event type there is. To add one: a file beside these, a line here, and
 * the compiler names each table (`Record<EventType, …>`) that must decide about it.
 */
export const eventDefinitions = {
  "call.started": callStarted,
  "call.updated": callUpdated,
  "turn.completed": turnCompleted,
  "tool.completed": toolCompleted,
  "error.raised": errorRaised,
  "call.transferred": callTransferred,
  "usage.recorded": usageRecorded,
  "call.ended": callEnded,
  "call.analyzed": callAnalyzed,
} as const satisfies Record<string, EventDefinition>;

/** Name of an event type, such as `turn.completed`. */
export type EventType = keyof typeof eventDefinitions;

/** The `data` of an event of type `T`. */
export type EventData<T extends EventType> = DataOf<(typeof eventDefinitions)[T]>;

/** All event types, in the order a call usually meets them. */
export const eventTypes = Object.keys(eventDefinitions) as readonly EventType[];

/** Whether `value` names an event type of this version. */
export function isEventType(value: unknown): value is EventType {
  return typeof value === "string" && Object.hasOwn(eventDefinitions, value);
}

/** Names of the fields of `type` that are personal data. */
export function personalFields(type: EventType): readonly string[] {
  const fields: EventDefinition["fields"] = eventDefinitions[type].fields;
  return Object.keys(fields).filter((name) => fields[name]?.["x-personal"] === true);
}

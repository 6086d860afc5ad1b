import type { EventEnvelope } from "../events/envelope.js";
import type { EventType } from "../events/registry.js";

/** The part of an event that metrics follow from. */
export type ObservedEvent = {
  [T in EventType]: Pick<EventEnvelope<T>, "type" | "call_started_at" | "at" | "data">;
}[EventType];

import type { FieldSchema } from "./event-definition.js";
import { count, text, timestamp } from "./fields.js";
import type { EventData, EventType } from "./registry.js";

/** Any UUID of RFC 9562, in either case. */
const UUID_PATTERN = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";
const UUID_V7_PATTERN =
  "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$";

/** The fields around `data`, the same for every event type. `type` and `data` are added per type. */
export const envelopeFields = {
  v: { type: "integer", minimum: 1, description: "Schema version of this type" },
  id: {
    type: "string",
    pattern: UUID_V7_PATTERN,
    description: "UUID v7, made once before the first send; every retry reuses it",
  },
  call_id: { type: "string", pattern: UUID_PATTERN, description: "UUID of the call" },
  call_started_at: timestamp("The call's start, the same in every event of the call"),
  at: timestamp("When it happened"),
  seq: count("Dense number within the call, from 0; `call.ended` has the last, what comes after it has none"),
  tenant: text(64, "Whose call it is; empty by default"),
  request_id: text(128, "Correlates with the handler's own logs"),
  trace_id: { type: "string", pattern: "^[0-9a-f]{32}$", description: "W3C trace id, 32 hex digits" },
} as const satisfies Record<string, FieldSchema>;

export const requiredEnvelopeFields = ["v", "id", "call_id", "call_started_at", "at"] as const;

/** An event as it stands on the wire. An optional field that is `null` is absent. */
export interface EventEnvelope<T extends EventType> {
  v: number;
  id: string;
  type: T;
  call_id: string;
  call_started_at: string;
  at: string;
  seq?: number | null;
  tenant?: string | null;
  request_id?: string | null;
  trace_id?: string | null;
  data: EventData<T>;
}

/** Any event; narrow it by its `type`. */
export type CallEvent = { [T in EventType]: EventEnvelope<T> }[EventType];

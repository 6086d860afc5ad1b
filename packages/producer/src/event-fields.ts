import type { EventData, EventType } from "@calltape/shared";

type CamelCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

/** A tool's `tool_name` is plainly its `name` here: the method already says that it is a tool. */
type FieldName<K extends string> = K extends "tool_name" ? "name" : CamelCase<K>;

/** A point in time may be given as a `Date`. */
type FieldValue<K, V> = K extends `${string}_at` ? V | Date : V;

/** An optional field may be left out, be `undefined` or be `null`: all three mean absent. */
type Absent<D, K extends keyof D> = Record<never, never> extends Pick<D, K> ? undefined : never;

/**
 * The fields of an event type as the SDK takes them: the names of the event's
 * `data` in camel case (`stt_latency_ms` is `sttLatencyMs`), with the same
 * meanings and units. What lies inside `args`, `result`, `metadata` and
 * `details` is the caller's own and is kept as it is.
 */
export type EventFields<T extends EventType> = {
  [K in keyof EventData<T> as FieldName<K & string>]:
    | FieldValue<K, EventData<T>[K]>
    | Absent<EventData<T>, K>;
};

/** What may be said about any event beside its fields. */
export interface Occurrence {
  /** When it happened. Default: now. An `at` before that of the call's previous event is moved up to it. */
  readonly at?: Date | undefined;
  /** Correlates with the handler's own logs, up to 128 characters. Default: the call's. */
  readonly requestId?: string | null | undefined;
  /** W3C trace id, 32 hex digits. Default: the call's. */
  readonly traceId?: string | null | undefined;
}

export type TurnFields = Readonly<EventFields<"turn.completed">> & Occurrence;
export type ToolFields = Readonly<EventFields<"tool.completed">> & Occurrence;
export type ErrorFields = Readonly<EventFields<"error.raised">> & Occurrence;
export type TransferFields = Readonly<EventFields<"call.transferred">> & Occurrence;
export type UsageFields = Readonly<EventFields<"usage.recorded">> & Occurrence;
export type UpdateFields = Readonly<EventFields<"call.updated">> & Occurrence;
export type EndFields = Readonly<EventFields<"call.ended">> & Occurrence;
export type AnalysisFields = Readonly<EventFields<"call.analyzed">> & Occurrence;

/** What is known when a call starts: the facts of `call.started`, and which call it is. */
export type StartFields = Readonly<EventFields<"call.started">> & {
  /**
   * The call's UUID, where the telephony channel has one. Default: a new UUID v7.
   * What is no UUID becomes `providerCallId`, if that is not given.
   */
  readonly callId?: string | undefined;
  /** When the call started; it decides the month the call is stored in. Default: now. */
  readonly startedAt?: Date | undefined;
  /** Whose call it is, up to 64 characters. Default: the recorder's. */
  readonly tenant?: string | undefined;
  /** Correlates all events of the call with the handler's own logs, up to 128 characters. */
  readonly requestId?: string | null | undefined;
  /** W3C trace id for all events of the call, 32 hex digits. */
  readonly traceId?: string | null | undefined;
};

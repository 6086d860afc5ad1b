import { currentCall } from "./call-context.js";
import { isError } from "./describe-error.js";
import { FieldMasker, type LogValue } from "./field-masker.js";
import { knownPeople } from "./known-callers.js";
import type { LogFields, LogLevel } from "./logger.js";
import { readFields } from "./read-fields.js";

/** One line of a log, masked, in the order in which it is written. */
export interface LogLine {
  readonly timestamp: string;
  readonly level: LogLevel;
  readonly component: string;
  readonly event: string;
  readonly call_id?: string;
  readonly request_id?: string;
  readonly [field: string]: LogValue | undefined;
}

/** What is said beside the event. */
export interface Said {
  readonly component: string;
  /** The fields of the logger itself, then those of the line, which win. */
  readonly bound: LogFields;
  readonly fields: unknown;
}

/** Ours on every line; a field of that name stands under another. */
const TAKEN = new Set(["timestamp", "level", "event"]);

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/**
 * Makes a line: which call it belongs to, by its own fields or by the work that
 * writes it, and all of it masked with what is known of that call's people.
 */
export function composeLine(
  level: LogLevel,
  event: unknown,
  { component, bound, fields: given }: Said,
): LogLine {
  const own = given === undefined ? bound : { ...bound, ...readFields(given) };
  const { component: part, call_id, request_id, ...fields } = own;
  const current = currentCall();
  const callId = textOf(call_id) ?? current?.callId;
  // Another call's request is none of this line's.
  const requestId = textOf(request_id) ?? (callId === current?.callId ? current?.requestId : undefined);
  const masker = new FieldMasker(callId === undefined ? undefined : knownPeople(callId));
  const line: Record<string, LogValue> = {
    timestamp: new Date().toISOString(),
    level,
    component: textOf(part) ?? component,
    event: eventOf(event, masker),
  };
  const put = (name: string, value: unknown) => {
    const shown = masker.field(name, value);
    if (shown !== undefined) line[TAKEN.has(name) ? `${name}_` : masker.name(name)] = shown;
  };
  put("call_id", callId);
  put("request_id", requestId);
  if (isError(Object(event))) put("error", event);
  for (const name of Object.keys(fields)) put(name, fields[name]);
  return line as unknown as LogLine;
}

/** A program in JavaScript may give anything as the event. */
function eventOf(event: unknown, masker: FieldMasker): string {
  if (typeof event === "string") return /^[a-z_]{1,64}$/.test(event) ? event : masker.text(event);
  return isError(Object(event)) ? "error" : `[${typeof event}]`;
}

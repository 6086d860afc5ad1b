import type { CallEvent } from "../events/envelope.js";
import type { EventDefinition } from "../events/event-definition.js";
import { eventDefinitions, isEventType } from "../events/registry.js";
import { normaliseTimestamps } from "./normalise-timestamps.js";
import { repairJsonText } from "./repair-json-text.js";
import { surveyJson } from "./survey-json.js";
import { upcast } from "./upcast.js";
import { validateEvent } from "./validate-event.js";

/** Largest event a reader accepts, in bytes of JSON. */
export const MAX_EVENT_BYTES = 512 * 1024;

/** Deepest nesting a reader accepts; Postgres itself gives up at some six thousand. */
export const MAX_EVENT_DEPTH = 100;

/** Why an event cannot be read. Stable names: they stand in `dead_letters.reason`. */
export type DecodeFailureReason =
  | "too_large"
  | "not_json"
  | "not_an_object"
  | "too_deep"
  | "unknown_type"
  | "newer_version"
  | "invalid";

export interface DecodedEvent {
  /** Ids in lower case, timestamps in canonical form, `data` in the newest version; otherwise as it came. */
  readonly event: CallEvent;
  /** The text of `data` as it came, repaired where Postgres would refuse it. */
  readonly dataJson: string;
  /** For an event of an older version, its `data` as the newest version has it; `event.v` stays the older one. */
  readonly upcastJson?: string;
  /** Whether U+0000 or a lone surrogate had to be replaced. */
  readonly repaired: boolean;
}

export interface DecodeFailure {
  readonly reason: DecodeFailureReason;
  /** For a person; never contains a value of the event. */
  readonly message: string;
}

export type DecodeResult = ({ readonly ok: true } & DecodedEvent) | ({ readonly ok: false } & DecodeFailure);

const failure = (reason: DecodeFailureReason, message: string): DecodeResult => ({
  ok: false,
  reason,
  message,
});

function parse(json: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) };
  } catch {
    // The parser's message quotes the text, which may be personal: it is not passed on.
    return undefined;
  }
}

/** Reads one event from the stream. Never throws; what is wrong with the event is a failure with its reason. */
export function decodeEvent(raw: string | Buffer): DecodeResult {
  const bytes = typeof raw === "string" ? Buffer.byteLength(raw) : raw.length;
  if (bytes > MAX_EVENT_BYTES) {
    return failure("too_large", `the event has ${bytes} bytes; at most ${MAX_EVENT_BYTES} are accepted`);
  }
  const text = typeof raw === "string" ? raw.toWellFormed() : raw.toString("utf8");
  const json = repairJsonText(text);
  const parsed = parse(json);
  if (parsed === undefined) return failure("not_json", "the event is not valid JSON");
  const event = parsed.value;
  if (typeof event !== "object" || event === null || Array.isArray(event)) {
    return failure("not_an_object", "the event is JSON but not an object");
  }
  const survey = surveyJson(json, "data");
  if (survey.depth > MAX_EVENT_DEPTH) {
    return failure(
      "too_deep",
      `the event is nested ${survey.depth} deep; at most ${MAX_EVENT_DEPTH} is accepted`,
    );
  }
  return check(event, survey.member, json !== (typeof raw === "string" ? raw : text));
}

/**
 * Reads an event that was taken before, from its members as they were kept: as
 * {@link decodeEvent} does, whatever its size and depth, which were judged when
 * it came. Changes `event` in place.
 *
 * @param dataJson the text of its `data`
 */
export function readStoredEvent(event: object, dataJson: string): DecodeResult {
  return check(event, dataJson, false);
}

function check(event: object, dataJson: string | undefined, repaired: boolean): DecodeResult {
  const { type, v } = event as { type?: unknown; v?: unknown };
  if (!isEventType(type)) {
    // A name shows what is missing; anything else might be a misplaced value.
    const shown =
      typeof type === "string" && /^[a-z_]{1,32}(\.[a-z_]{1,32})?$/.test(type) ? `"${type}"` : typeof type;
    return failure("unknown_type", `the type ${shown} is not known to this version`);
  }
  const definition: EventDefinition = eventDefinitions[type];
  const newest = definition.version;
  const isVersion = typeof v === "number" && Number.isInteger(v) && v >= 1;
  if (isVersion && v > newest) {
    return failure("newer_version", `${type} has version ${v}; this version reads up to ${newest}`);
  }
  const isOlder = isVersion && v < newest;
  if (isOlder) Object.assign(event, { data: upcast(definition, v, (event as { data?: unknown }).data) });
  const fault = validateEvent(type, event);
  if (fault !== undefined) return failure("invalid", `${type}: ${fault}`);
  const valid = event as CallEvent;
  normaliseTimestamps(valid);
  valid.id = valid.id.toLowerCase();
  valid.call_id = valid.call_id.toLowerCase();
  const upcastJson = isOlder ? { upcastJson: JSON.stringify(valid.data) } : {};
  // A valid event has `data`; the fallback is for the compiler.
  return { ok: true, event: valid, dataJson: dataJson ?? "{}", ...upcastJson, repaired };
}

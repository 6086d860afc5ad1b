import { type CallEvent, encodeEvent, MAX_EVENT_DEPTH, validateEvent } from "@calltape/shared";
import { cutEvent, MAX_SENT_BYTES } from "./cut-event.js";
import { fitTexts } from "./fit-texts.js";
import { jsonDepth } from "./json-depth.js";
import type { RefusalReason } from "./recorder.js";

export type PreparedEvent =
  | {
      readonly ok: true;
      readonly json: string;
      /** Memory the JSON takes. */
      readonly bytes: number;
      /** Whether a field had to be cut. */
      readonly cut: boolean;
    }
  | {
      readonly ok: false;
      readonly reason: Extract<RefusalReason, "invalid" | "too_large" | "unencodable">;
      /** What is wrong, naming the field, never with a value. */
      readonly message: string;
    };

/** One character beyond Latin-1 makes the engine keep the whole text with two bytes per character. */
const WIDE = /[^\0-\xff]/;

/** A UTF-16 unit has at most three bytes in UTF-8: shorter texts need not be measured. */
const CERTAINLY_SMALL = MAX_SENT_BYTES / 3;

/** An array costs two characters a level. */
const CERTAINLY_FLAT = 2 * MAX_EVENT_DEPTH;

const isTooLarge = (json: string) =>
  json.length > CERTAINLY_SMALL && Buffer.byteLength(json) > MAX_SENT_BYTES;
const isTooDeep = (json: string) => json.length > CERTAINLY_FLAT && jsonDepth(json) > MAX_EVENT_DEPTH;

const hasObject = (data: object) =>
  Object.values(data).some((value) => typeof value === "object" && value !== null);

/** Names the field that JSON cannot express. */
function unencodableField(event: CallEvent): string {
  for (const [name, value] of Object.entries(event.data)) {
    try {
      JSON.stringify(value);
    } catch {
      // The error's own message may quote the value.
      return `data.${name}`;
    }
  }
  return "data";
}

/**
 * Checks an event, writes it as JSON, and cuts what would make it unreadable.
 * Everything that comes out well can be read by `decodeEvent`.
 */
export function prepareEvent(given: CallEvent): PreparedEvent {
  let event = given;
  let fault = validateEvent(event.type, event);
  if (fault !== undefined) {
    event = fitTexts(given);
    if (event !== given) fault = validateEvent(event.type, event);
    if (fault !== undefined) return { ok: false, reason: "invalid", message: fault };
  }
  let encoded = encodeEvent(event);
  if (!encoded.ok) {
    const message = `${unencodableField(event)} cannot be written as JSON`;
    return { ok: false, reason: "unencodable", message };
  }
  if (isTooLarge(encoded.json) || (hasObject(event.data) && isTooDeep(encoded.json))) {
    event = cutEvent(event);
    encoded = encodeEvent(event);
    if (!encoded.ok || isTooLarge(encoded.json) || isTooDeep(encoded.json)) {
      return { ok: false, reason: "too_large", message: "the event is too large or nested too deep" };
    }
  }
  const { json } = encoded;
  const bytes = WIDE.test(json) ? 2 * json.length : json.length;
  return { ok: true, json, bytes, cut: event !== given };
}

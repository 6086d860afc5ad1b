import { MAX_EVENT_DEPTH, surveyJson, validateData } from "@calltape/shared";
import { cutData } from "./cut-data.js";
import type { EventDraft } from "./event-draft.js";
import { fitTexts } from "./fit-texts.js";
import type { RefusalReason } from "./recorder.js";

/** Largest event the SDK sends, in bytes of JSON; readers accept twice as much. */
export const MAX_SENT_BYTES = 256 * 1024;

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

type Data = EventDraft["data"];

/** One character beyond Latin-1 makes the engine keep the whole text with two bytes per character. */
const WIDE = /[^\0-\xff]/;

/** A UTF-16 unit has at most three bytes in UTF-8: shorter texts need not be measured. */
const CERTAINLY_SMALL = MAX_SENT_BYTES / 3;

/** An array costs two characters a level. */
const CERTAINLY_FLAT = 2 * MAX_EVENT_DEPTH;

const isTooLarge = (json: string) =>
  json.length > CERTAINLY_SMALL && Buffer.byteLength(json) > MAX_SENT_BYTES;
const isTooDeep = (json: string) =>
  json.length > CERTAINLY_FLAT && surveyJson(json, "data").depth > MAX_EVENT_DEPTH;

/** Without an object in its `data` an event is two levels deep. */
function hasObject(data: Data): boolean {
  for (const name in data) {
    const value = data[name];
    if (typeof value === "object" && value !== null) return true;
  }
  return false;
}

function write({ head }: EventDraft, data: Data): string | undefined {
  try {
    return `${head}${JSON.stringify(data)}}`;
  } catch {
    // A cycle, a BigInt, or something of the caller's that throws; the error may quote a value.
    return undefined;
  }
}

const refused = (
  reason: Extract<PreparedEvent, { ok: false }>["reason"],
  message: string,
): PreparedEvent => ({
  ok: false,
  reason,
  message,
});

/**
 * Checks an event's data, writes the event as JSON, and cuts what would make it
 * unreadable. Everything that comes out well can be read by `decodeEvent`.
 */
export function prepareEvent(draft: EventDraft): PreparedEvent {
  let { data } = draft;
  let fault = validateData(draft.type, data);
  if (fault !== undefined) {
    data = fitTexts(draft.type, data);
    if (data !== draft.data) fault = validateData(draft.type, data);
    if (fault !== undefined) return refused("invalid", fault);
  }
  let json = write(draft, data);
  if (json === undefined)
    return refused("unencodable", `${unencodableField(draft)} cannot be written as JSON`);
  if (isTooLarge(json) || (hasObject(data) && isTooDeep(json))) {
    data = cutData(data, MAX_SENT_BYTES - Buffer.byteLength(draft.head) - 1);
    json = write(draft, data);
    if (json === undefined || isTooLarge(json) || isTooDeep(json)) {
      return refused(
        "too_large",
        "the event is too large or nested too deep, even with its free-form fields cut",
      );
    }
  }
  const bytes = WIDE.test(json) ? 2 * json.length : json.length;
  return { ok: true, json, bytes, cut: data !== draft.data };
}

/** Names the field that JSON cannot express. */
function unencodableField(draft: EventDraft): string {
  const { data } = draft;
  const name = Object.keys(data).find((key) => write(draft, { [key]: data[key] }) === undefined);
  return name === undefined ? "data" : `data.${name}`;
}

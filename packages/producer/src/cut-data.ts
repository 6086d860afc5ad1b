import { MAX_EVENT_DEPTH, surveyJson } from "@calltape/shared";
import { cutText, firstCharacters } from "./cut-text.js";

/** What is left of a text that had to be cut, in bytes. */
const KEPT_TEXT_BYTES = 16 * 1024;
/** What is left of the JSON of an object that had to be cut, in characters. */
const PREVIEW_CHARACTERS = 1000;

/** A field lies within the event and its `data`. */
const MAX_FIELD_DEPTH = MAX_EVENT_DEPTH - 2;

/** Fields without a size of their own. Only these are cut: all others are small, or mean nothing by half. */
const FREE_FORM = [
  "content",
  "result",
  "args",
  "metadata",
  "details",
  "summary",
  "error_message",
  "message",
] as const;

type Data = Readonly<Record<string, unknown>>;

interface FreeFormField {
  readonly name: string;
  readonly value: unknown;
  readonly json: string;
  readonly bytes: number;
}

function freeFormFields(data: Data): FreeFormField[] {
  return FREE_FORM.flatMap((name) => {
    const value = data[name];
    const json = JSON.stringify(value) as string | undefined;
    return json === undefined ? [] : [{ name, value, json, bytes: Buffer.byteLength(json) }];
  });
}

function cutValue({ value, json, bytes }: FreeFormField): unknown {
  if (typeof value === "string") return cutText(value, KEPT_TEXT_BYTES);
  return { calltape_cut: true, bytes, preview: firstCharacters(json, PREVIEW_CHARACTERS) };
}

/**
 * Makes an event's `data` small and flat enough to be read: cuts its free-form
 * fields, the largest first, until the whole fits, and every one that is nested
 * too deep. A text keeps its beginning and says how much is missing; anything
 * else becomes `{"calltape_cut": true, "bytes": …, "preview": …}`.
 *
 * Pure: returns new data, or the same if there is nothing to cut. May come back
 * too large still, when what is large is none of these fields.
 */
export function cutData(data: Data, maxBytes: number): Data {
  const cut: Record<string, unknown> = { ...data };
  let excess = Buffer.byteLength(JSON.stringify(data)) - maxBytes;
  let isCut = false;
  for (const field of freeFormFields(data).sort((a, b) => b.bytes - a.bytes)) {
    const isTooDeep = surveyJson(field.json, "").depth > MAX_FIELD_DEPTH;
    if (excess <= 0 && !isTooDeep) continue;
    const value = cutValue(field);
    const saved = field.bytes - Buffer.byteLength(JSON.stringify(value));
    // Small as it is, it would only become larger.
    if (saved <= 0 && !isTooDeep) continue;
    cut[field.name] = value;
    excess -= saved;
    isCut = true;
  }
  return isCut ? cut : data;
}

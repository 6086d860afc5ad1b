import type { CallEvent } from "../events/envelope.js";

export type EncodeResult =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly message: string };

/**
 * Writes an event as the JSON that goes into the stream. Never throws: what
 * JSON cannot express (a cycle, a BigInt) is a failure with a message.
 */
export function encodeEvent(event: CallEvent): EncodeResult {
  try {
    const json: unknown = JSON.stringify(event);
    if (typeof json === "string") return { ok: true, json };
    return { ok: false, message: `${event.type} cannot be written as JSON` };
  } catch (error) {
    return { ok: false, message: `${event.type} cannot be written as JSON: ${reasonOf(error)}` };
  }
}

/** JSON.stringify's own errors; what a `toJSON` throws may be anything, and say anything. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return "it is nested too deep or too large";
  return error instanceof TypeError ? (error.message.split("\n")[0] ?? "") : "a value refused";
}

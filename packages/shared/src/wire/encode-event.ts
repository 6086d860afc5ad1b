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
    return { ok: true, json: JSON.stringify(event) };
  } catch (error) {
    const cause = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { ok: false, message: `${event.type} cannot be written as JSON: ${cause}` };
  }
}

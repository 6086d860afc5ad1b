import { isUuid } from "../event-id.js";

/** Largest state of a session, in bytes of JSON. */
export const MAX_STATE_BYTES = 256 * 1024;

/** Reports a mistake of the caller: the method, the call if it is known, and what is wrong. */
export type ReportMisuse = (what: string, callId: string | undefined, message: string) => void;

/** The call's id in lower case; undefined if it is no UUID, which is reported. */
export function checkCallId(given: unknown, what: string, misuse: ReportMisuse): string | undefined {
  if (isUuid(given)) return given.toLowerCase();
  misuse(what, undefined, "callId must be a UUID");
  return undefined;
}

/** The state as JSON; undefined if JSON cannot express it or it is too large, which is reported. */
export function encodeState(callId: string, state: unknown, misuse: ReportMisuse): string | undefined {
  const json = toJson(state);
  if (json === undefined) {
    misuse("sessions.save", callId, "the state cannot be written as JSON; it is not saved");
    return undefined;
  }
  if (Buffer.byteLength(json) > MAX_STATE_BYTES) {
    misuse("sessions.save", callId, `the state takes more than ${MAX_STATE_BYTES} bytes; it is not saved`);
    return undefined;
  }
  return json;
}

function toJson(state: unknown): string | undefined {
  try {
    return JSON.stringify(state) as string | undefined;
  } catch {
    // A cycle, a BigInt, or something of the caller's that throws; the error may quote a value.
    return undefined;
  }
}

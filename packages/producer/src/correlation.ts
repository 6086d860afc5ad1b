import { firstCharacters } from "./cut-text.js";
import type { EventIntake } from "./event-intake.js";

/** What links an event to the logs and traces of the program that recorded it. */
export interface Correlation {
  readonly requestId: string | undefined;
  readonly traceId: string | undefined;
}

const MAX_REQUEST_ID = 128;
const TRACE_ID = /^[0-9a-f]{32}$/;

interface Given {
  readonly requestId?: unknown;
  readonly traceId?: unknown;
}

/** Reads what a caller gave, falling back to the call's own where nothing was given. `null` means none. */
export function correlation(given: Given, call: Correlation, intake: EventIntake, what: string): Correlation {
  const { requestId, traceId } = given;
  if (requestId === undefined && traceId === undefined) return call;
  return {
    requestId: requestId === undefined ? call.requestId : readRequestId(requestId, intake, what),
    traceId: traceId === undefined ? call.traceId : readTraceId(traceId, intake, what),
  };
}

function readRequestId(value: unknown, intake: EventIntake, what: string): string | undefined {
  if (typeof value === "string") return firstCharacters(value, MAX_REQUEST_ID);
  if (value !== null) intake.misuse(what, undefined, "requestId must be a text; left out");
  return undefined;
}

function readTraceId(value: unknown, intake: EventIntake, what: string): string | undefined {
  const traceId = typeof value === "string" ? value.toLowerCase() : value;
  if (typeof traceId === "string" && TRACE_ID.test(traceId)) return traceId;
  if (value !== null) intake.misuse(what, undefined, "traceId must be 32 hex digits; left out");
  return undefined;
}

import type { CallIdentity } from "../envelope-writer.js";
import { timeOf, timestamp } from "../timestamp.js";

/** Where a call's tape stands. */
export interface TapePosition {
  /** The number of the call's next event; undefined where it cannot be known, and then for good. */
  readonly nextSeq: number | undefined;
  /** When its last event happened, in milliseconds since 1970: no later one may be before. */
  readonly lastAt: number;
  readonly ended: boolean;
}

/** The recorder's own part of a session: what another process needs to continue a call. */
export interface Tape extends CallIdentity, TapePosition {}

/** Greater than any number of an event. */
const UNNUMBERED = Number.MAX_SAFE_INTEGER;

/** The tape with the higher rank is the newer one: numbers only grow, and once they are lost they stay so. */
export function tapeRank({ nextSeq = UNNUMBERED }: TapePosition): number {
  return nextSeq;
}

export function encodeTape(tape: Tape): string {
  return JSON.stringify({
    started_at: timestamp(tape.startedAt),
    last_at: timestamp(tape.lastAt),
    next_seq: tape.nextSeq,
    tenant: tape.tenant,
    request_id: tape.requestId,
    trace_id: tape.traceId,
    ended: tape.ended,
  });
}

/** Reads a tape back; undefined if the text is none, as after somebody else has written there. */
export function decodeTape(callId: string, json: string): Tape | undefined {
  const read = parseObject(json);
  if (read === undefined) return undefined;
  const startedAt = timeOf(read["started_at"]);
  const lastAt = timeOf(read["last_at"]);
  if (startedAt === undefined || lastAt === undefined) return undefined;
  const nextSeq = read["next_seq"];
  const isNumbered = typeof nextSeq === "number" && Number.isSafeInteger(nextSeq) && nextSeq >= 0;
  return {
    id: callId,
    startedAt,
    lastAt,
    nextSeq: isNumbered ? nextSeq : undefined,
    tenant: textOf(read["tenant"]),
    requestId: textOf(read["request_id"]),
    traceId: textOf(read["trace_id"]),
    ended: read["ended"] === true,
  };
}

function parseObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    // Not JSON; its author is somebody else.
    return undefined;
  }
}

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);

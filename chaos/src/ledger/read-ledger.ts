import type { EventType } from "@calltape/shared";
import { type LedgerLine, type LedgerStats, tokenOf } from "./ledger-line.js";

/** What became of an event as far as its writer knew. */
export interface LedgerEvent {
  readonly token: string;
  readonly writer: string;
  readonly callId: string;
  readonly seq: number | undefined;
  readonly type: EventType;
  readonly recordedAt: number;
  /** Why the SDK did not take it. */
  refused: string | undefined;
  /** When it was seen to have left the memory; undefined if it never was. */
  outAt: number | undefined;
  /** Whether it may have gone to the spool. */
  mayBeOnDisk: boolean;
}

/** Times in ms since 1970. */
export interface Resent {
  /** When it was noticed that something may be lost. */
  readonly since: number;
  readonly at: number;
}

export interface Ledger {
  readonly writer: string;
  readonly events: readonly LedgerEvent[];
  /** When the recorder had sent again all that Redis may have lost until it noticed. */
  readonly resent: readonly Resent[];
  readonly closed: { readonly ok: boolean; readonly at: number; readonly stats: LedgerStats } | undefined;
}

/** Reads a ledger; a last line that a kill has cut short is none. Pure. */
export function readLedger(writer: string, text: string): Ledger {
  const events: LedgerEvent[] = [];
  const resent: Resent[] = [];
  let closed: Ledger["closed"];
  let out = 0;
  for (const row of text.split("\n").slice(0, -1)) {
    const line = JSON.parse(row) as LedgerLine;
    if (line.k === "record") {
      const { n, call, seq, type, at } = line;
      const place = { token: tokenOf(writer, n), writer, callId: call, seq, type, recordedAt: at };
      events.push({ ...place, refused: undefined, outAt: undefined, mayBeOnDisk: false });
    } else if (line.k === "refused") {
      const event = events[line.n - 1];
      if (event !== undefined) event.refused = line.reason;
    } else if (line.k === "out") {
      for (const event of events.slice(out, line.n)) {
        event.outAt = line.at;
        event.mayBeOnDisk = line.disk;
      }
      out = line.n;
    } else if (line.k === "resent") resent.push({ since: line.since, at: line.at });
    else if (line.k === "closed") closed = line;
  }
  return { writer, events, resent, closed };
}

import type { EventType } from "@calltape/shared";

/** A handler's own account of what it did, a line each; times in ms since 1970. */
export type LedgerLine =
  /** About to be recorded: `n` counts from 1. Written before, so that nothing is stored that stands nowhere. */
  | {
      readonly k: "record";
      readonly n: number;
      readonly call: string;
      /** Undefined for what follows the end of a call. */
      readonly seq?: number;
      readonly type: EventType;
      readonly at: number;
    }
  /** The SDK took it, or did not and counted why. Written at once: a kill in between leaves the event in memory alone. */
  | { readonly k: "taken"; readonly n: number }
  | { readonly k: "refused"; readonly n: number; readonly reason: string }
  /** All that was recorded up to `n` has left the memory: it is in Redis or, if `disk`, some of it perhaps in the spool. */
  | { readonly k: "out"; readonly n: number; readonly disk: boolean; readonly at: number }
  /** All that Redis may have lost until `since`, when that was noticed, was sent again. */
  | { readonly k: "resent"; readonly since: number; readonly at: number }
  /** The recorder was closed; `ok` says that everything reached Redis. */
  | { readonly k: "closed"; readonly ok: boolean; readonly at: number; readonly stats: LedgerStats };

/** What the recorder counted until it was closed. */
export interface LedgerStats {
  readonly sent: number;
  readonly retried: number;
  readonly redelivered: number;
  readonly spooled: number;
  readonly unspooled: number;
  readonly damaged: number;
  readonly lost: number;
}

/** Names an event over all processes: its `request_id`. */
export const tokenOf = (writer: string, n: number) => `${writer}/${n}`;

import { askPostgres } from "../stage/ask-postgres.js";
import { WRONG_COUNTERS, WRONG_CUSTOMERS, WRONG_INCOMPLETE } from "./recount.js";

export interface StoredEvent {
  readonly call_id: string;
  readonly seq: number | null;
  readonly type: string;
  /** The token. */
  readonly request_id: string | null;
  readonly end_reason: string | null;
}

/** What the database says in the end. */
export interface Tables {
  readonly events: readonly StoredEvent[];
  readonly deadLetters: readonly {
    readonly raw: Buffer;
    readonly reason: string;
    readonly message: string;
  }[];
  readonly incomplete: readonly { readonly id: string; readonly missing_events: number }[];
  /** Rows that contradict others, as they are. */
  readonly wrongCounters: readonly object[];
  readonly wrongCustomers: readonly object[];
  readonly wrongIncomplete: readonly object[];
}

export async function readTables(databaseUrl: string): Promise<Tables> {
  const ask = <R extends object>(statement: string) => askPostgres<R>(databaseUrl, [statement]);
  return {
    events: await ask<StoredEvent>(
      "SELECT call_id, seq, type, request_id, data->>'end_reason' AS end_reason FROM call_events",
    ),
    deadLetters: await ask("SELECT raw, reason, message FROM dead_letters"),
    incomplete: await ask("SELECT id, missing_events::integer FROM incomplete_calls"),
    wrongCounters: await ask(WRONG_COUNTERS),
    wrongCustomers: await ask(WRONG_CUSTOMERS),
    wrongIncomplete: await ask(WRONG_INCOMPLETE),
  };
}

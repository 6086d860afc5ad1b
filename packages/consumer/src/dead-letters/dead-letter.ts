import type { DecodeFailureReason } from "@calltape/shared";
import type { PoolClient } from "../db/pool.js";

/**
 * Why an entry was set aside. Beside what decoding finds: an entry without the
 * field `event`, a call that began in a month outside the window or before what
 * retention has left, data that only Postgres could find fault with, and what
 * ended every worker it was given to.
 */
export type DeadLetterReason =
  | DecodeFailureReason
  | "no_event_field"
  | "month_out_of_range"
  | "past_retention"
  | "refused_by_postgres"
  | "kills_worker";

/** What is wrong with an entry. */
export interface Fault {
  readonly reason: DeadLetterReason;
  readonly message: string;
  readonly sqlState?: string;
  /** How often this worker tried to store it. */
  readonly attempts: number;
}

export interface DeadLetter {
  readonly stream: string;
  readonly entryId: string;
  /** The value as it lay in Redis, byte for byte. */
  readonly raw: Buffer;
  readonly fault: Fault;
}

const INSERT = `
INSERT INTO dead_letters (stream, entry_id, raw, reason, sqlstate, message, attempts)
SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::integer[])
ON CONFLICT DO NOTHING
RETURNING reason`;

/** Sets entries aside; one that is delivered again is set aside once. Returns the reason of each that was new. */
export async function insertDeadLetters(
  client: PoolClient,
  letters: readonly DeadLetter[],
): Promise<readonly DeadLetterReason[]> {
  if (letters.length === 0) return [];
  const column = <T>(value: (letter: DeadLetter) => T) => letters.map(value);
  const { rows } = await client.query<{ reason: DeadLetterReason }>(INSERT, [
    column(({ stream }) => stream),
    column(({ entryId }) => entryId),
    column(({ raw }) => raw),
    column(({ fault }) => fault.reason),
    column(({ fault }) => fault.sqlState ?? null),
    column(({ fault }) => fault.message),
    column(({ fault }) => fault.attempts),
  ]);
  return rows.map(({ reason }) => reason);
}

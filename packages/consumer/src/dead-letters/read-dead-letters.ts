import type { Pool } from "../db/pool.js";
import { FILTER, filterValues, type LetterFilter } from "./letter-filter.js";

/** A dead letter as it is stored, without its bytes. */
export interface StoredLetter {
  readonly id: string;
  readonly stream: string;
  readonly entry_id: string;
  readonly reason: string;
  readonly sqlstate: string | null;
  readonly message: string;
  /** How often a worker tried to store it. */
  readonly attempts: number;
  readonly recorded_at: Date;
  readonly resolved_at: Date | null;
  /** `null` while it is open. */
  readonly resolution: "replayed" | "discarded" | null;
  readonly bytes: number;
}

const COLUMNS = `id, stream, entry_id, reason, sqlstate, message, attempts, recorded_at, resolved_at,
CASE WHEN resolved_at IS NOT NULL THEN coalesce(resolution, 'replayed') END AS resolution, octet_length(raw) AS bytes`;

/** The newest first. */
export async function readLetters(
  pool: Pool,
  filter: LetterFilter,
  limit: number,
): Promise<readonly StoredLetter[]> {
  const { rows } = await pool.query<StoredLetter>(
    `SELECT ${COLUMNS} FROM dead_letters WHERE ${FILTER} ORDER BY id DESC LIMIT $7`,
    [...filterValues(filter), limit],
  );
  return rows;
}

/** One letter with its bytes, as they lay in Redis; `undefined` if there is none of this id. */
export async function readLetter(
  pool: Pool,
  id: string,
): Promise<(StoredLetter & { readonly raw: Buffer }) | undefined> {
  const { rows } = await pool.query<StoredLetter & { readonly raw: Buffer }>(
    `SELECT ${COLUMNS}, raw FROM dead_letters WHERE id = $1`,
    [id],
  );
  return rows[0];
}

/** How many there are of each reason, the most frequent first. */
export async function countByReason(pool: Pool, filter: LetterFilter): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ reason: string; count: string }>(
    `SELECT reason, count(*) FROM dead_letters WHERE ${FILTER} GROUP BY reason ORDER BY count(*) DESC, reason`,
    [...filterValues(filter)],
  );
  return new Map(rows.map(({ reason, count }) => [reason, Number(count)]));
}

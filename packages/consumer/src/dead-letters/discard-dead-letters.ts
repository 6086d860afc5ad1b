import type { Pool } from "../db/pool.js";
import { FILTER, filterValues, type LetterFilter } from "./letter-filter.js";

/**
 * Marks letters as resolved without sending them. Their bytes stay, so that a
 * slip of the finger can be made good by sending them by their ids.
 *
 * @returns how many were discarded
 */
export async function discardDeadLetters(pool: Pool, filter: LetterFilter): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE dead_letters SET resolved_at = now(), resolution = 'discarded'
     WHERE resolved_at IS NULL AND ${FILTER}`,
    [...filterValues(filter)],
  );
  return rowCount ?? 0;
}

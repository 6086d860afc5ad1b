import type { Pool } from "../db/pool.js";
import { appendEntries } from "../redis/append-entries.js";
import type { Redis } from "../redis/connect-redis.js";

/** Letters that are appended, and then marked, in one go. */
const BATCH = 200;

const NEXT = `
SELECT id, stream, raw FROM dead_letters
WHERE resolved_at IS NULL AND id > $1 AND id <= $2 AND ($3::text IS NULL OR reason = $3)
ORDER BY id LIMIT ${BATCH}`;

const LAST = "SELECT coalesce(max(id), 0) AS id FROM dead_letters";
const RESOLVE = "UPDATE dead_letters SET resolved_at = now() WHERE id = ANY($1::bigint[])";

interface Row {
  readonly id: string;
  readonly stream: string;
  readonly raw: Buffer;
}

/**
 * Sends what was set aside through the stream again, byte for byte, and marks
 * it as resolved. In that order: killed in between, a letter is sent twice, and
 * the gate lets it take effect once. What is refused again becomes a new letter.
 *
 * @param reason only letters of this reason; all of them if undefined
 * @returns how many were sent
 */
export async function replayDeadLetters(
  { pool, redis }: { pool: Pool; redis: Redis },
  reason: string | undefined,
  signal: AbortSignal,
): Promise<number> {
  // What comes back as a new letter meanwhile is not sent round and round.
  const last = (await pool.query<{ id: string }>(LAST)).rows[0]?.id ?? "0";
  let after = "0";
  let replayed = 0;
  while (!signal.aborted) {
    const { rows } = await pool.query<Row>(NEXT, [after, last, reason ?? null]);
    const end = rows.at(-1);
    if (end === undefined) break;
    const errors = await appendEntries(
      redis,
      rows.map(({ stream, raw }) => ({ stream, event: raw })),
    );
    for (const error of errors) if (error !== null) throw error;
    await pool.query(RESOLVE, [rows.map(({ id }) => id)]);
    after = end.id;
    replayed += rows.length;
  }
  return replayed;
}

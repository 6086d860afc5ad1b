import type { Pool } from "../db/pool.js";
import { appendEntries } from "../redis/append-entries.js";
import type { Redis } from "../redis/connect-redis.js";
import { FILTER, filterValues, type LetterFilter } from "./letter-filter.js";

/** Letters that are appended, and then marked, in one go; and their bytes, but for one letter at least. */
const BATCH = 200;
const BATCH_BYTES = 4 * 1024 * 1024;

const NEXT = `
SELECT id, stream, raw FROM (
  SELECT *, sum(octet_length(raw)) OVER (ORDER BY id) - octet_length(raw) AS bytes_before FROM (
    SELECT id, stream, raw FROM dead_letters
    WHERE id > $7 AND id <= $8 AND ${FILTER}
    ORDER BY id LIMIT ${BATCH}
  ) page
) measured
WHERE bytes_before < ${BATCH_BYTES} ORDER BY id`;

const LAST = "SELECT coalesce(max(id), 0) AS id FROM dead_letters";
const RESOLVE = `UPDATE dead_letters SET resolved_at = now(), resolution = 'replayed' WHERE id = ANY($1::bigint[])`;

interface Row {
  readonly id: string;
  readonly stream: string;
  readonly raw: Buffer;
}

export interface ReplayOptions {
  /** The streams that workers read now. */
  readonly streams: readonly string[];
  readonly onReplayed?: (count: number) => void;
}

/**
 * The stream a letter goes back to: the one it came from, as long as anybody
 * reads it; after the prefix or the number of shards was changed, the first.
 * Any stream will do for any event. Pure.
 */
export function streamFor(cameFrom: string, streams: readonly string[]): string {
  return streams.includes(cameFrom) ? cameFrom : (streams[0] ?? cameFrom);
}

/**
 * Sends what was set aside through the stream again, byte for byte, and marks
 * it as resolved. In that order: killed in between, a letter is sent twice, and
 * the gate lets it take effect once. What is refused again becomes a new letter;
 * the old one keeps its bytes.
 *
 * @returns how many were sent
 */
export async function replayDeadLetters(
  { pool, redis }: { pool: Pool; redis: Redis },
  filter: LetterFilter,
  { streams, onReplayed }: ReplayOptions,
  signal: AbortSignal,
): Promise<number> {
  // What comes back as a new letter meanwhile is not sent round and round.
  const last = (await pool.query<{ id: string }>(LAST)).rows[0]?.id ?? "0";
  let after = "0";
  let replayed = 0;
  while (!signal.aborted) {
    const { rows } = await pool.query<Row>(NEXT, [...filterValues(filter), after, last]);
    const end = rows.at(-1);
    if (end === undefined) break;
    const errors = await appendEntries(
      redis,
      rows.map(({ stream, raw }) => ({ stream: streamFor(stream, streams), event: raw })),
    );
    for (const error of errors) if (error !== null) throw error;
    await pool.query(RESOLVE, [rows.map(({ id }) => id)]);
    after = end.id;
    replayed += rows.length;
    onReplayed?.(replayed);
  }
  return replayed;
}

import { classifyError } from "../db/error-class.js";
import type { Pool } from "../db/pool.js";
import { askModestly, readHorizonDays } from "../metrics/postgres-levels.js";
import type { OpenDeadLetters, PostgresState } from "./snapshot.js";
import { within } from "./within.js";

const DEAD_LETTERS = `
SELECT reason, count(*)::integer AS count, max(recorded_at) AS newest_at
FROM dead_letters WHERE resolved_at IS NULL GROUP BY reason ORDER BY count DESC, reason`;

/** A server that has not answered a question for so long is away, ms: its own limits would have spoken before. */
const PATIENCE = 7_000;

/** A call's last events may be on their way for a moment after its end. */
const CALLS_LATELY = `
SELECT count(*) FILTER (WHERE end_reason = 'lost' AND updated_at > now() - interval '1 hour')::integer AS lost,
       count(*) FILTER (WHERE sequenced_event_count < expected_event_count AND ended_at > now() - interval '1 hour'
                          AND updated_at < now() - interval '1 minute')::integer AS incomplete
FROM calls WHERE started_at > now() - interval '7 days'`;

/**
 * All that Postgres knows of an installation: one question after the other,
 * each bounded in time. What takes too long is not known.
 *
 * @throws what Postgres says if it is away, or not as it must be
 */
export async function readPostgres(pool: Pool, now: Date): Promise<PostgresState> {
  const deadLetters = await unlessTooLong(readDeadLetters(pool));
  const horizonDays = await unlessTooLong(readHorizonDays(pool, now));
  const lately = await unlessTooLong(askModestly<{ lost: number; incomplete: number }>(pool, CALLS_LATELY));
  const { lost = Number.NaN, incomplete = Number.NaN } = lately?.[0] ?? {};
  return {
    deadLetters,
    horizonDays: horizonDays ?? Number.NaN,
    lostLately: lost,
    incompleteLately: incomplete,
  };
}

async function readDeadLetters(pool: Pool): Promise<readonly OpenDeadLetters[]> {
  const rows = await askModestly<{ reason: string; count: number; newest_at: Date }>(pool, DEAD_LETTERS);
  return rows.map(({ reason, count, newest_at }) => ({ reason, count, newestAt: newest_at }));
}

/** A statement that ran into its limit, or waited for a lock, says nothing against the server. */
async function unlessTooLong<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await within(PATIENCE, answer);
  } catch (error) {
    if (["contended", "ambiguous"].includes(classifyError(error))) return undefined;
    throw error;
  }
}

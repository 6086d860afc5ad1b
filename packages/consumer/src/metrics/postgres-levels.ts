import type { Pool } from "../db/pool.js";
import { inTransaction } from "../db/transaction.js";
import { horizonDays } from "./partition-horizon.js";

/**
 * Looking on must not get in the way: it ends rather than take long, reads with
 * one process, and waits for no lock.
 */
const MODESTLY = `SET LOCAL transaction_read_only = on;
SET LOCAL statement_timeout = '5s';
SET LOCAL lock_timeout = '1s';
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL jit = off`;

/** Asks a question of one's own in the same modest way. */
export async function askModestly<R>(pool: Pool, text: string): Promise<R[]> {
  return inTransaction(pool, async (client) => {
    await client.query(MODESTLY);
    return (await client.query(text)).rows as R[];
  });
}

async function count(pool: Pool, text: string): Promise<number> {
  const [row] = await askModestly<{ count: string }>(pool, text);
  return Number(row?.count);
}

/** Entries set aside and not resolved. */
export function countDeadLetters(pool: Pool): Promise<number> {
  return count(pool, "SELECT count(*) FROM dead_letters WHERE resolved_at IS NULL");
}

/** Of the calls that began in the last seven days, those that have ended with events missing. */
export function countIncompleteCalls(pool: Pool): Promise<number> {
  return count(pool, "SELECT count(*) FROM incomplete_calls WHERE started_at > now() - interval '7 days'");
}

/** Days until the end of the last month that all tables have a partition for. */
export async function readHorizonDays(pool: Pool, now: Date): Promise<number> {
  const rows = await askModestly<{ parent: string; partition: string }>(
    pool,
    `SELECT parent.relname AS parent, child.relname AS partition
     FROM pg_inherits
     JOIN pg_class child ON child.oid = inhrelid
     JOIN pg_class parent ON parent.oid = inhparent
     WHERE inhparent IN ('calls'::regclass, 'call_turns'::regclass,
                         'call_tool_calls'::regclass, 'call_events'::regclass)`,
  );
  return horizonDays(rows, now);
}

import type { Pool, PoolClient } from "../db/pool.js";
import { retryContended } from "../db/retry-contended.js";
import { inTransaction } from "../db/transaction.js";
import type { Person } from "./person.js";

/** How much was erased; what the audit row keeps. */
export interface ErasureCounts {
  /** Rows of `customers` removed or counted again. */
  readonly customers: number;
  readonly calls: number;
  readonly events: number;
  /** Turns and tool calls. */
  readonly rows: number;
  /** Events and rows of other people's calls out of which the number was cut. */
  readonly mentions: number;
  readonly deadLetters: number;
  readonly sessions: number;
  /** Entries removed from the streams. */
  readonly entries: number;
}

export const NOTHING: ErasureCounts = {
  ...{ customers: 0, calls: 0, events: 0, rows: 0, mentions: 0, deadLetters: 0, sessions: 0, entries: 0 },
};

/** Adds counts up, by name. Pure. */
export function addCounts(a: ErasureCounts, b: Partial<ErasureCounts>): ErasureCounts {
  const names = Object.keys(NOTHING) as (keyof ErasureCounts)[];
  return Object.fromEntries(
    names.map((name) => [name, a[name] + (b[name] ?? 0)]),
  ) as unknown as ErasureCounts;
}

/** Waiting for workers that are storing, ms; those that come after us queue behind us for as long. */
const QUEUE = "SET LOCAL lock_timeout = '1s'";

/** Runs what makes an erasure known: it waits for whoever is storing, briefly and again. */
function known<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return retryContended(() =>
    inTransaction(pool, async (client) => {
      await client.query(QUEUE);
      return work(client);
    }),
  );
}

/** An erasure that everybody who stores events knows of. */
export interface Erasure {
  readonly id: string;
  /** Calls that began by then are to be erased. */
  readonly erasedAt: Date;
  readonly counts: ErasureCounts;
}

/** Begins an erasure, or goes on with one that was not finished. */
export async function beginErasure(pool: Pool, { hash, tenant }: Person): Promise<Erasure> {
  return known(pool, async (client) => {
    const begun = await client.query<{ id: string }>("SELECT calltape_begin_erasure($1, $2)::text AS id", [
      hash,
      tenant,
    ]);
    const { rows } = await client.query<{ id: string; at: Date; counts: Partial<ErasureCounts> }>(
      "SELECT id::text, erased_at AS at, counts FROM erasures WHERE id = $1",
      [begun.rows[0]?.id],
    );
    const [row] = rows;
    if (row === undefined) throw new Error("the erasure that was begun is not there");
    return { id: row.id, erasedAt: row.at, counts: addCounts(NOTHING, row.counts) };
  });
}

/** Makes calls known as erased. Once this is committed, whoever stores an event of them stores it erased. */
export async function markErased(pool: Pool, erasureId: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return known(pool, async (client) => {
    const { rows } = await client.query<{ added: number }>("SELECT calltape_erase_calls($1, $2) AS added", [
      erasureId,
      ids,
    ]);
    return rows[0]?.added ?? 0;
  });
}

/** Ids of all calls of a person that were ever marked. */
export async function markedCalls(pool: Pool, { hash, tenant }: Person): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT c.call_id AS id FROM erased_calls c JOIN erasures e ON e.id = c.erasure_id
     WHERE e.person = $1 AND ($2::text IS NULL OR e.tenant IS NULL OR e.tenant = $2)`,
    [hash, tenant],
  );
  return rows.map(({ id }) => id);
}

/** Writes down how much was erased so far. */
export async function recordCounts(
  client: Pool | PoolClient,
  erasureId: string,
  counts: ErasureCounts,
): Promise<void> {
  await client.query("UPDATE erasures SET counts = $2 WHERE id = $1", [erasureId, JSON.stringify(counts)]);
}

/** Writes down that nothing more was found. */
export async function finishErasure(pool: Pool, erasureId: string): Promise<void> {
  await pool.query("UPDATE erasures SET finished_at = now() WHERE id = $1", [erasureId]);
}

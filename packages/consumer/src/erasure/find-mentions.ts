import type { Pool } from "../db/pool.js";
import { utcText } from "../db/utc-text.js";
import { type Partition, readPartitions, sqlNameOf } from "../partitions/read-partitions.js";
import type { CallKey } from "../projections/calls/merge-calls.js";
import type { Person } from "./person.js";

/** Pages looked through by one statement: 4 MB, and what of their rows is stored out of line. */
const PAGES = 512;

const keyOf = ({ table }: Partition) =>
  table === "calls" ? ["t.id", "t.started_at"] : ["t.call_id", "t.call_started_at"];

function search(partition: Partition): string {
  const [id = "", start = ""] = keyOf(partition);
  return `
SELECT DISTINCT ${id} AS id, ${utcText(start)} AS "startedAt" FROM ${sqlNameOf(partition)} t
WHERE t.ctid >= $1::tid AND t.ctid < $2::tid AND t::text ~ $3`;
}

export interface MentionsProgress {
  readonly donePages: number;
  readonly allPages: number;
}

const OF_TENANT = "SELECT id FROM calls WHERE id = ANY($1::uuid[]) AND tenant = $2";

/** Of calls those that are the tenant's. A number is one person to each tenant, and another tenant keeps its own. */
async function ofTenant(pool: Pool, calls: readonly CallKey[], tenant: string | undefined) {
  if (tenant === undefined) return calls;
  const { rows } = await pool.query<{ id: string }>(OF_TENANT, [calls.map(({ id }) => id), tenant]);
  const theirs = new Set(rows.map(({ id }) => id));
  return calls.filter(({ id }) => theirs.has(id));
}

/**
 * Looks through every column of every row that belongs to a call for the
 * person's number. Yields the calls, some pages at a time.
 */
export async function* findMentions(
  pool: Pool,
  { pattern, tenant }: Person,
  onProgress?: (progress: MentionsProgress) => void,
): AsyncGenerator<readonly CallKey[]> {
  const partitions = (await readPartitions(pool)).filter(({ state }) => state === "attached");
  const { rows } = await pool.query<{ pages: number }>(
    `SELECT (pg_relation_size(name::regclass) / current_setting('block_size')::bigint)::integer AS pages
     FROM unnest($1::text[]) WITH ORDINALITY AS p(name, place) ORDER BY place`,
    [partitions.map(sqlNameOf)],
  );
  const allPages = rows.reduce((sum, { pages }) => sum + pages, 0);
  let donePages = 0;
  for (const [i, partition] of partitions.entries()) {
    const pages = rows[i]?.pages ?? 0;
    for (let page = 0; page < pages; page += PAGES) {
      const range = [`(${page},0)`, `(${page + PAGES},0)`];
      const found = await pool.query<CallKey>(search(partition), [...range, pattern.sql]);
      if (found.rows.length > 0) yield await ofTenant(pool, found.rows, tenant);
      onProgress?.({ donePages: donePages + Math.min(page + PAGES, pages), allPages });
    }
    donePages += pages;
  }
}

import { longQuery } from "../db/long-query.js";
import type { PoolClient } from "../db/pool.js";
import { type Partition, sqlNameOf } from "../partitions/read-partitions.js";
import type { RetainedTable } from "./retained-table.js";

/** Pages read, and of whose rows those that are too old are deleted, in one transaction: 4 MB. */
const PAGES = 512;

const START: Readonly<Record<RetainedTable, string>> = {
  calls: "started_at",
  call_turns: "call_started_at",
  call_tool_calls: "call_started_at",
  call_events: "call_started_at",
};

export interface DeleteOptions {
  readonly signal: AbortSignal;
  /** Tries again what others' locks were in the way of. */
  readonly wait: <T>(work: () => Promise<T>) => Promise<T>;
  readonly onPages?: (done: number, of: number) => void;
}

/**
 * Deletes a partition's rows of calls that began before `before`, in small
 * transactions, page after page: there is no index by time alone, and a search
 * from the beginning would wade through what was deleted before. Below a floor
 * nothing is added, so what lies behind stays empty; killed, it begins again.
 *
 * @returns how many were deleted
 */
export async function deleteRowsBefore(
  client: PoolClient,
  partition: Partition,
  before: Date,
  { signal, wait, onPages }: DeleteOptions,
): Promise<number> {
  const name = sqlNameOf(partition);
  const { rows } = await client.query<{ pages: string }>(
    "SELECT pg_relation_size($1::regclass) / current_setting('block_size')::bigint AS pages",
    [name],
  );
  const pages = Number(rows[0]?.pages);
  let deleted = 0;
  for (let page = 0; page < pages && !signal.aborted; page += PAGES) {
    const range = [`(${page},0)`, `(${page + PAGES},0)`];
    const { rowCount } = await wait(() =>
      longQuery(
        client,
        `DELETE FROM ${name} WHERE ctid >= $1::tid AND ctid < $2::tid AND ${START[partition.table]} < $3`,
        [...range, before],
      ),
    );
    deleted += rowCount ?? 0;
    onPages?.(Math.min(page + PAGES, pages), pages);
  }
  return deleted;
}

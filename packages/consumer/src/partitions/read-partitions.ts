import { longQuery } from "../db/long-query.js";
import type { Pool, PoolClient } from "../db/pool.js";
import { quoteIdentifier } from "../db/quote-identifier.js";
import { RETAINED_TABLES, type RetainedTable } from "../retention/retained-table.js";
import type { Month } from "./month.js";

/**
 * Where a partition stands:
 *
 * - `attached`: it is a part of its table;
 * - `detaching`: on its way out, and no longer seen by queries; whoever began it did not finish;
 * - `detached`: a table of its own.
 */
export type PartitionState = "attached" | "detaching" | "detached";

/** One month of one table. */
export interface Partition {
  readonly table: RetainedTable;
  readonly month: Month;
  /** Such as `call_events_2026_11`. */
  readonly name: string;
  readonly schema: string;
  readonly state: PartitionState;
  /** Whether retention has begun to remove it. */
  readonly isMarked: boolean;
  /** As Postgres estimates them since it last looked; `undefined` if it never has. */
  readonly estimatedRows: number | undefined;
  /** On disk, with indexes and what is stored out of line. */
  readonly bytes: number;
}

/** The comment on a partition that retention removes: one that is detached and has none was taken out by hand. */
export const REMOVAL_MARK = "calltape: removed by retention";

const QUERY = `
SELECT parent.relname AS "table", child.relname AS name, n.nspname AS schema,
       CASE WHEN i.inhrelid IS NULL THEN 'detached' WHEN i.inhdetachpending THEN 'detaching' ELSE 'attached' END AS state,
       obj_description(child.oid, 'pg_class') IS NOT DISTINCT FROM $2 AS "isMarked",
       child.reltuples::float8 AS rows, coalesce(pg_total_relation_size(child.oid), 0)::float8 AS bytes
FROM pg_class parent
JOIN pg_namespace n ON n.oid = parent.relnamespace
JOIN pg_class child ON child.relnamespace = parent.relnamespace AND child.relkind = 'r'
                   AND child.relname ~ ('^' || parent.relname || '_\\d{4}_\\d{2}$')
LEFT JOIN pg_inherits i ON i.inhrelid = child.oid AND i.inhparent = parent.oid
WHERE parent.oid = ANY(SELECT to_regclass(name) FROM unnest($1::text[]) AS name)
ORDER BY right(child.relname, 7), child.relname`;

interface Row extends Pick<Partition, "table" | "name" | "schema" | "state" | "isMarked" | "bytes"> {
  readonly rows: number;
}

/** All months there are, the oldest first, also those that are no longer a part of their table. */
export async function readPartitions(client: Pool | PoolClient): Promise<readonly Partition[]> {
  const { rows } = await client.query<Row>(QUERY, [RETAINED_TABLES, REMOVAL_MARK]);
  return rows.map(({ rows: estimate, ...row }) => ({
    ...row,
    month: row.name.slice(-7).replace("_", "-"),
    estimatedRows: estimate < 0 ? undefined : estimate,
  }));
}

/** A partition's name, for SQL that takes no parameter. */
export function sqlNameOf({ schema, name }: Pick<Partition, "schema" | "name">): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

/** Counts a partition's rows, which reads all of it. */
export async function countRows(client: Pool | PoolClient, partition: Partition): Promise<number> {
  const { rows } = await longQuery<{ count: string }>(client, `SELECT count(*) FROM ${sqlNameOf(partition)}`);
  return Number(rows[0]?.count);
}

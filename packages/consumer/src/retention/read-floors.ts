import type { Pool, PoolClient } from "../db/pool.js";
import type { Floors, RetainedTable } from "./retained-table.js";

/**
 * The floors that were reached: of calls that began before, the table has
 * nothing any more, or not everything. Whoever makes a table again from the
 * events must leave alone what lies below any of them.
 */
export async function readFloors(client: Pool | PoolClient): Promise<Floors> {
  const { rows } = await client.query<{ table: RetainedTable; since: Date }>(
    `SELECT table_name AS "table", kept_since AS since FROM retention_floors`,
  );
  return Object.fromEntries(rows.map(({ table, since }) => [table, since]));
}

import type { Pool } from "../db/pool.js";
import { type Partition, readPartitions } from "../partitions/read-partitions.js";
import { planRetention, type Removal } from "./plan-retention.js";
import { readFloors } from "./read-floors.js";
import type { Floors } from "./retained-table.js";
import { higherOf } from "./retention-floors.js";

/** What carrying out the retention now would do. */
export interface RetentionPlan {
  readonly floors: Floors;
  readonly removals: readonly Removal[];
  readonly partitions: readonly Partition[];
}

/**
 * What is to go now. The time is that of Postgres: a machine whose clock is
 * wrong removes nothing that is too young.
 *
 * @param wanted the floors at a time; none of them is reached below one that was
 */
export async function readRetention(pool: Pool, wanted: (now: Date) => Floors): Promise<RetentionPlan> {
  const { rows } = await pool.query<{ now: Date }>("SELECT now() AS now");
  const [{ now } = { now: new Date(0) }] = rows;
  const floors = higherOf(await readFloors(pool), wanted(now));
  const partitions = await readPartitions(pool);
  return { floors, partitions, removals: planRetention(partitions, floors) };
}

import { addMonths, type Month } from "../partitions/month.js";
import type { Partition } from "../partitions/read-partitions.js";
import type { Floors } from "./retained-table.js";

/** Something to be done to one partition, so that nothing below its table's floor is left. */
export interface Removal {
  readonly partition: Partition;
  /** All of it, or the rows of calls that began before `floor`. */
  readonly what: "partition" | "rows";
  readonly floor: Date;
}

const begins = (month: Month) => Date.parse(`${month}-01T00:00:00Z`);

/** What is half gone is finished first: a table can have one partition at a time on its way out. */
const urgency = ({ state }: Partition) => (state === "detaching" ? 0 : state === "detached" ? 1 : 2);

/** Whether somebody else takes a partition out, or has: ours are marked before. It stays. */
const isTakenOutByHand = ({ state, isMarked }: Partition) => state !== "attached" && !isMarked;

/**
 * What is left to do for tables to have nothing below their floors, the oldest
 * first. Pure.
 */
export function planRetention(partitions: readonly Partition[], floors: Floors): readonly Removal[] {
  return partitions
    .flatMap((partition): Removal[] => {
      const floor = floors[partition.table];
      if (floor === undefined || isTakenOutByHand(partition)) return [];
      const { month } = partition;
      if (begins(addMonths(month, 1)) <= floor.getTime()) return [{ partition, what: "partition", floor }];
      const isCut = partition.state === "attached" && begins(month) < floor.getTime();
      return isCut ? [{ partition, what: "rows", floor }] : [];
    })
    .sort(
      ({ partition: a }, { partition: b }) =>
        urgency(a) - urgency(b) || a.month.localeCompare(b.month) || a.table.localeCompare(b.table),
    );
}

/**
 * A partition that somebody has begun to take out by hand and not finished: no
 * other of its table can be taken out meanwhile. Pure.
 */
export function inTheWay(
  partitions: readonly Partition[],
  removals: readonly Removal[],
): Partition | undefined {
  const tables = new Set(
    removals.filter(({ what }) => what === "partition").map(({ partition }) => partition.table),
  );
  return partitions.find(
    (one) => one.state === "detaching" && isTakenOutByHand(one) && tables.has(one.table),
  );
}

import { type Floors, RETAINED_TABLES, type RetainedTable } from "./retained-table.js";

const DAY = 86_400_000;

/** How many days each table keeps; a table that is left out keeps everything. */
export type RetentionLimits = Readonly<Partial<Record<RetainedTable, number>>>;

/**
 * What goes at once: a month when all of it is older than the limit, or already
 * each day that is. A month is taken away whole, in no time; a day is deleted
 * row by row.
 */
export type RetentionStep = "month" | "day";

/**
 * From when on a table keeps what it has: the beginning, in UTC, of the month
 * (or day) in which the limit falls. Never after it, so that nothing younger
 * goes. Pure.
 *
 * @param days at least 1
 */
export function floorOf(now: Date, days: number, step: RetentionStep): Date {
  const limit = new Date(now.getTime() - days * DAY);
  const day = step === "month" ? 1 : limit.getUTCDate();
  return new Date(Date.UTC(limit.getUTCFullYear(), limit.getUTCMonth(), day));
}

/** The floors that limits lead to. Pure. */
export function floorsOf(now: Date, limits: RetentionLimits, step: RetentionStep): Floors {
  const floors = Object.entries(limits).map(([table, days]) => [table, floorOf(now, days, step)]);
  return Object.fromEntries(floors);
}

/** For each table the higher of two floors: what is gone is gone, and no floor falls. Pure. */
export function higherOf(a: Floors, b: Floors): Floors {
  const floors = RETAINED_TABLES.flatMap((table): [RetainedTable, Date][] => {
    const [one, other] = [a[table], b[table]];
    const higher = one === undefined || (other !== undefined && other > one) ? other : one;
    return higher === undefined ? [] : [[table, higher]];
  });
  return Object.fromEntries(floors);
}

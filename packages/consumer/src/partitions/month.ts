import { twoDigits } from "@calltape/shared";

/** A month in UTC, as `YYYY-MM`. */
export type Month = string;

/** How far from now the start of a call may lie for its event to be stored. */
export interface MonthWindow {
  /** Months back. */
  readonly back: number;
  /** Months ahead: clocks may be wrong, but not by years. */
  readonly ahead: number;
}

export const DEFAULT_MONTH_WINDOW: MonthWindow = { back: 24, ahead: 2 };

/** The month of a canonical timestamp (`2026-11-02T…Z` is in `2026-11`). */
export function monthOf(timestamp: string): Month {
  return timestamp.slice(0, 7);
}

/** Months since the year 0. Read digit by digit: it is done for every event. */
const indexOf = (month: Month) =>
  (twoDigits(month, 0) * 100 + twoDigits(month, 2)) * 12 + twoDigits(month, 5) - 1;

/** The month `offset` months after `month`. */
export function addMonths(month: Month, offset: number): Month {
  const index = indexOf(month) + offset;
  const year = String(Math.floor(index / 12)).padStart(4, "0");
  return `${year}-${String((((index % 12) + 12) % 12) + 1).padStart(2, "0")}`;
}

/** Whether a call that began in `month` is still, or already, taken when it is `now`. */
export function isAccepted(month: Month, now: Month, window: MonthWindow): boolean {
  const distance = indexOf(month) - indexOf(now);
  return distance >= -window.back && distance <= window.ahead;
}

/** The months whose partitions must stand ready: the current one and the next `ahead`. */
export function monthsAhead(now: Month, ahead: number): readonly Month[] {
  return Array.from({ length: ahead + 1 }, (_, offset) => addMonths(now, offset));
}

/** The months from one to another, both among them; none when the first is the later one. */
export function monthsBetween(from: Month, to: Month): readonly Month[] {
  return Array.from({ length: Math.max(0, indexOf(to) - indexOf(from) + 1) }, (_, offset) =>
    addMonths(from, offset),
  );
}

import { addMonths, type Month, monthOf } from "../partitions/month.js";

const DAY = 86_400_000;
const PARENTS = ["calls", "call_turns", "call_tool_calls", "call_events"];

/**
 * Days from `now` to the first month that not every table has a partition for:
 * from then on events find no place. 0 when that is the current month. Pure.
 */
export function horizonDays(
  partitions: readonly { readonly parent: string; readonly partition: string }[],
  now: Date,
): number {
  const names = new Set(partitions.map(({ partition }) => partition));
  const isReady = (month: Month) =>
    PARENTS.every((parent) => names.has(`${parent}_${month.replace("-", "_")}`));
  const current = monthOf(now.toISOString());
  let month = current;
  while (isReady(month)) month = addMonths(month, 1);
  return month === current ? 0 : (Date.parse(`${month}-01T00:00:00Z`) - now.getTime()) / DAY;
}

import type { DigitGroup } from "./digit-groups.js";
import { Gap } from "./separators.js";

/**
 * How many groups from `first` are a date, an IPv4 address or the minutes of a time: shapes so plain that no number is looked
 * for in them, whatever word stands before. 0 when they are none.
 */
export function harmlessShape(text: string, groups: readonly DigitGroup[], first: number): number {
  const group = groups[first];
  if (group === undefined) return 0;
  const length = group.end - group.start;
  if (length > 4) return 0;
  if (isAfterColon(text, groups, first)) return 1;
  const gap = groups[first + 1]?.gap;
  if (gap !== Gap.dot && gap !== Gap.dash && gap !== Gap.slash) return 0;
  if (gap !== groups[first + 2]?.gap) return 0;
  if (isDate(text, groups, first)) return 3;
  return gap === Gap.dot && isIpAddress(text, groups, first) ? 4 : 0;
}

/** `05` of `14:05`: a colon between two short groups. */
function isAfterColon(text: string, groups: readonly DigitGroup[], first: number): boolean {
  const group = groups[first];
  const before = groups[first - 1];
  if (group === undefined || before === undefined || group.end - group.start > 2) return false;
  return (
    before.end === group.start - 1 && text.charCodeAt(before.end) === 0x3a && before.end - before.start <= 2
  );
}

/** Year, month, day or the other way round; `dd.mm.yy` only where no fourth part makes it something else. */
function isDate(text: string, groups: readonly DigitGroup[], first: number): boolean {
  const [a, b, c] = [first, first + 1, first + 2].map((at) => part(text, groups[at]));
  if (a === undefined || b === undefined || c === undefined || b.length > 2) return false;
  if (a.length === 4) return isYear(a.value) && isMonth(b.value) && c.length <= 2 && isDay(c.value);
  const dayAndMonth = (isDay(a.value) && isMonth(b.value)) || (isMonth(a.value) && isDay(b.value));
  if (a.length > 2 || !dayAndMonth) return false;
  if (c.length === 4) return isYear(c.value);
  return c.length === 2 && a.length === 2 && groups[first + 3]?.gap !== groups[first + 1]?.gap;
}

function isIpAddress(text: string, groups: readonly DigitGroup[], first: number): boolean {
  if (groups[first + 3]?.gap !== Gap.dot || groups[first + 4]?.gap === Gap.dot) return false;
  for (let at = first; at < first + 4; at++) {
    const octet = part(text, groups[at]);
    if (octet === undefined || octet.value > 255 || octet.length > 3) return false;
    if (octet.length > 1 && text.charAt(groups[at]?.start ?? 0) === "0") return false;
  }
  return true;
}

function part(text: string, group: DigitGroup | undefined): { value: number; length: number } | undefined {
  if (group === undefined || group.end - group.start > 4) return undefined;
  return { value: Number(text.slice(group.start, group.end)), length: group.end - group.start };
}

function isYear(value: number): boolean {
  return value >= 1900 && value < 2100;
}

function isMonth(value: number): boolean {
  return value >= 1 && value <= 12;
}

function isDay(value: number): boolean {
  return value >= 1 && value <= 31;
}

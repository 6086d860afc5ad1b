/**
 * A timestamp that matches `TIMESTAMP_PATTERN`, written as `Date.toISOString`
 * writes it: UTC, milliseconds, finer digits cut off. `undefined` for a day the
 * calendar does not have: 30 February, or any of the year 0.
 */
export function canonicalTimestamp(text: string): string | undefined {
  if (text.charCodeAt(3) === ZERO && text.startsWith("0000")) return undefined;
  if (isCanonical(text) && isInEveryMonth(text)) return text;
  const date = new Date(text.replace("+00:00", "Z"));
  if (Number.isNaN(date.getTime())) return undefined;
  const canonical = date.toISOString();
  return canonical.slice(0, 10) === text.slice(0, 10) ? canonical : undefined;
}

const ZERO = 48;
const TWO = 50;
const EIGHT = 56;
const Z = 90;

const isCanonical = (text: string) => text.length === 24 && text.charCodeAt(23) === Z;

/** Whether the day is at most 28. Without this most events would go through a `Date`. */
function isInEveryMonth(text: string): boolean {
  const tens = text.charCodeAt(8);
  return tens < TWO || (tens === TWO && text.charCodeAt(9) <= EIGHT);
}

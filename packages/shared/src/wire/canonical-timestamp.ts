/**
 * A timestamp that matches `TIMESTAMP_PATTERN`, written as `Date.toISOString`
 * writes it: UTC, milliseconds, finer digits cut off. `undefined` for a day the
 * calendar does not have: 30 February, or any of the year 0.
 */
export function canonicalTimestamp(text: string): string | undefined {
  if (text.charCodeAt(3) === ZERO && text.startsWith("0000")) return undefined;
  if (isCanonical(text) && isInEveryYear(text)) return text;
  const date = new Date(text.replace("+00:00", "Z"));
  if (Number.isNaN(date.getTime())) return undefined;
  const canonical = date.toISOString();
  return canonical.slice(0, 10) === text.slice(0, 10) ? canonical : undefined;
}

const ZERO = 48;
const Z = 90;
/** Days that the months have in every year; February's 29th is looked up. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isCanonical = (text: string) => text.length === 24 && text.charCodeAt(23) === Z;

/** The number that the two characters at `index` are, which must be digits. Cheaper than `Number` of a slice. */
export const twoDigits = (text: string, index: number) =>
  (text.charCodeAt(index) - ZERO) * 10 + text.charCodeAt(index + 1) - ZERO;

/** Whether the month has the day in every year. Without this most events would go through a `Date`. */
function isInEveryYear(text: string): boolean {
  return twoDigits(text, 8) <= (DAYS[twoDigits(text, 5) - 1] ?? 0);
}

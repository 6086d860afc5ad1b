/**
 * A timestamp that matches `TIMESTAMP_PATTERN`, written as `Date.toISOString`
 * writes it: UTC, milliseconds, finer digits cut off. `undefined` for a day the
 * calendar does not have: 30 February, or any of the year 0.
 */
export function canonicalTimestamp(text: string): string | undefined {
  if (text.startsWith("0000")) return undefined;
  const isCanonical = text.length === 24 && text.endsWith("Z");
  if (isCanonical && Number(text.slice(8, 10)) <= 28) return text;
  const date = new Date(text.replace("+00:00", "Z"));
  if (Number.isNaN(date.getTime())) return undefined;
  const canonical = date.toISOString();
  return canonical.slice(0, 10) === text.slice(0, 10) ? canonical : undefined;
}

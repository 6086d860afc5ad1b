import prettyBytes from "pretty-bytes";

const SECOND = 1_000;
const UNITS = [
  ["d", 86_400 * SECOND],
  ["h", 3_600 * SECOND],
  ["min", 60 * SECOND],
  ["s", SECOND],
] as const;

/** `1234567` → `1,234,567`; what is not known is `?`. Pure. */
export function countInWords(count: number): string {
  return Number.isNaN(count) ? "?" : Math.round(count).toLocaleString("en-US");
}

/** `1536` → `1.5 KiB`; what is not known is `?`. Pure. */
export function bytesInWords(bytes: number): string {
  return Number.isFinite(bytes) ? prettyBytes(bytes, { binary: true }) : "?";
}

/** A duration in ms, in its two largest units: `7500000` → `2 h 5 min`; what is not known is `?`. Pure. */
export function durationInWords(ms: number): string {
  if (Number.isNaN(ms)) return "?";
  if (ms === Number.POSITIVE_INFINITY) return "for ever";
  if (ms < 0) return `-${durationInWords(-ms)}`;
  if (ms < SECOND) return `${Math.floor(ms)} ms`;
  const first = UNITS.findIndex(([, size]) => ms >= size);
  const parts: string[] = [];
  let left = Math.floor(ms / SECOND) * SECOND;
  for (const [unit, size] of UNITS.slice(first, first + 2)) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.join(" ");
}

/** How long ago something was: `3 min 10 s ago`. Pure. */
export function ageInWords(then: Date, now: Date): string {
  return `${durationInWords(Math.max(0, now.getTime() - then.getTime()))} ago`;
}

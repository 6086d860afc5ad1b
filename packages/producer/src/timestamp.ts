/** The years 1 to 9999: what RFC 3339 can write and Postgres can store. */
const EARLIEST = Date.parse("0001-01-01T00:00:00.000Z");
const LATEST = Date.parse("9999-12-31T23:59:59.999Z");

let lastTime = Number.NaN;
let lastText = "";

/** RFC 3339 UTC with milliseconds. Events come in bursts, so the last one is remembered. */
export function timestamp(time: number): string {
  if (time !== lastTime) {
    lastText = new Date(time).toISOString();
    lastTime = time;
  }
  return lastText;
}

/** Milliseconds since 1970 of what a caller gave as a point in time; `undefined` if it is none. */
export function timeOf(value: unknown): number | undefined {
  const time =
    value instanceof Date ? value.getTime() : typeof value === "string" ? Date.parse(value) : value;
  if (typeof time !== "number" || !(time >= EARLIEST && time <= LATEST)) return undefined;
  return Math.trunc(time);
}

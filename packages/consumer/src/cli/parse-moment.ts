import { parse } from "@lukeed/ms";
import { InvalidArgumentError } from "commander";

/** A number with its unit: the library would take a bare one for milliseconds. */
const DURATION = /^\d+(\.\d+)?\s*[a-z]+$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;
const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?$/i;

/** Milliseconds of a duration such as `90s`, `2h` or `14d`; `undefined` if it is none. Pure. */
export function durationOf(text: string): number | undefined {
  return DURATION.test(text) ? parse(text) : undefined;
}

/**
 * A point in time: `2h` ago; a day, from its beginning; or a day and a time, in
 * UTC where no offset is given, as everything here is. `undefined` if it is none. Pure.
 */
export function momentOf(text: string, now: Date): Date | undefined {
  const ago = durationOf(text);
  if (ago !== undefined) return new Date(now.getTime() - ago);
  const [, day, time, offset = "Z"] = DAY.test(text) ? [text, text, "00:00"] : (TIME.exec(text) ?? []);
  if (day === undefined || !isInCalendar(day)) return undefined;
  const moment = new Date(`${day}T${time}${offset}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** Not every date that can be written is one: 31 February would be read as 3 March. */
function isInCalendar(day: string): boolean {
  const midnight = new Date(`${day}T00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/** Reads an option that is a point in time. @throws InvalidArgumentError */
export function parseMoment(text: string): Date {
  const moment = momentOf(text, new Date());
  if (moment !== undefined) return moment;
  throw new InvalidArgumentError(
    "give an age such as 2h or 7d, a day such as 2026-11-20, or a time such as 2026-11-20T10:15Z",
  );
}

/** Reads an option that is a duration, in ms. @throws InvalidArgumentError */
export function parseDuration(text: string): number {
  const ms = durationOf(text);
  if (ms !== undefined) return ms;
  throw new InvalidArgumentError("give a number with its unit, such as 90s, 15m, 2h or 14d");
}

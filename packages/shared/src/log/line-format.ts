import type { LogLine } from "./compose-line.js";
import type { LogFormat } from "./log-settings.js";

/** What ends a line for some reader or moves a terminal's cursor, and JSON leaves as it is. */
const CONTROLS = /[\u007f-\u009f\u2028\u2029]/g;
/** Without anything that needs quotes. */
const BARE = /^[^\s"'=\\{}[\]\p{C}]+$/u;

const LEVEL_WIDTH = 7;
const COMPONENT_WIDTH = 10;

const escaped = (json: string) =>
  json.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Any value as one line of JSON. */
const jsonOf = (value: unknown) => escaped(JSON.stringify(value));

function shown(value: unknown): string {
  return typeof value === "string" && BARE.test(value) ? value : jsonOf(value);
}

function textOf({ timestamp, level, component, event, ...fields }: LogLine, paint: Paint): string {
  const pairs = Object.entries(fields).map(([name, value]) => `${shown(name)}=${shown(value)}`);
  const sentence = jsonOf(event).slice(1, -1);
  return [
    timestamp,
    paint(level, level.padEnd(LEVEL_WIDTH)),
    shown(component).padEnd(COMPONENT_WIDTH),
    sentence,
    ...pairs,
  ].join(" ");
}

/** Colours the name of a level. */
export type Paint = (level: LogLine["level"], text: string) => string;

/** Writes a line in a format, always as one line. */
export function formatLine(line: LogLine, format: LogFormat, paint: Paint = (_, text) => text): string {
  return format === "json" ? jsonOf(line) : textOf(line, paint);
}

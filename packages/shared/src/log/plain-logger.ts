import { formatLine } from "./line-format.js";
import { lineLogger } from "./line-logger.js";
import { lineSink } from "./line-sink.js";
import { type LogSettings, logSettings } from "./log-settings.js";
import type { ChildLogger } from "./logger.js";
import { lossLine } from "./loss-line.js";

export interface LoggerOptions {
  /** The part of the program that speaks, such as `agent`. */
  readonly component: string;
  /** The least level that is written. Default: `LOG_LEVEL`, else `info`. */
  readonly level?: LogSettings["level"] | undefined;
  /** Default: `LOG_FORMAT`, else `json`. */
  readonly format?: LogSettings["format"] | undefined;
  /** Where the lines go. Default: standard output. */
  readonly stream?: NodeJS.WritableStream | undefined;
}

/**
 * A logger without winston, for packages that do not bring it: the same lines,
 * masked alike, without colours.
 *
 * @throws TypeError if a setting is wrong, with one line that says which, what was given and what is allowed
 */
export function plainLogger(options: LoggerOptions): ChildLogger {
  const { component, stream = process.stdout } = options;
  const { level, format } = logSettings(options, process.env);
  const sink = lineSink(stream, (dropped) => formatLine(lossLine(component, dropped), format));
  return lineLogger({ component, level, emit: (line) => sink(formatLine(line, format)) });
}

import { composeLine, type LogLine } from "./compose-line.js";
import { LOG_LEVELS } from "./log-settings.js";
import type { ChildLogger, LogFields, LogLevel } from "./logger.js";
import { markAsMasking } from "./masked-logger.js";
import { readFields } from "./read-fields.js";

export interface LineLoggerOptions {
  readonly component: string;
  readonly level: LogLevel;
  /** Takes a line that is masked and complete. */
  readonly emit: (line: LogLine) => void;
  readonly bound?: LogFields;
}

const silent = () => undefined;

/** The face of a logger over what writes its lines. Whatever is said, and whatever becomes of it, it does not throw. */
export function lineLogger(options: LineLoggerOptions): ChildLogger {
  const { component, level, emit, bound = {} } = options;
  const from = LOG_LEVELS.indexOf(level);
  const isLevelEnabled = (name: LogLevel) => LOG_LEVELS.indexOf(name) >= from;
  const at = (name: LogLevel) => {
    if (!isLevelEnabled(name)) return silent;
    return (event: string, fields?: LogFields) => {
      try {
        emit(composeLine(name, event, { component, bound, fields }));
      } catch {
        // What a program says must never end it.
      }
    };
  };
  return markAsMasking({
    debug: at("debug"),
    info: at("info"),
    warning: at("warning"),
    error: at("error"),
    isLevelEnabled,
    child: (fields) => lineLogger({ ...options, bound: { ...bound, ...readFields(fields) } }),
  });
}

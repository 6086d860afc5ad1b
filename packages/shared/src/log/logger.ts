/** Level of a log line, from the least to the most urgent: `debug`, `info`, `warning`, `error`. */
export type LogLevel = "debug" | "info" | "warning" | "error";

/** Fields of a log line beside its event: `call_id`, `tool`, `duration_ms`, `error` and so on. */
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * What Calltape says goes through this face, so that a program may give its own
 * logger. `event` is a short, stable name; what varies goes into the fields.
 */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warning(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** Whether a line of this level is written at all; where it is missing, every line is prepared. */
  isLevelEnabled?(level: LogLevel): boolean;
}

/** A logger that can be narrowed to a call, a request, a part of the program. */
export interface ChildLogger extends Logger {
  /** A logger whose every line has these fields too; `call_id`, `request_id` and `component` above all. */
  child(fields: LogFields): ChildLogger;
  isLevelEnabled(level: LogLevel): boolean;
}

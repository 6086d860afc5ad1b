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
}

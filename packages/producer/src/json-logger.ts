import type { LogFields, Logger } from "@calltape/shared";
import { type LogLevel, logLevels } from "./log-level.js";

/** Writes one line of JSON per entry, from `level` upwards, by default to standard output. */
export function jsonLogger(
  level: LogLevel,
  write: (line: string) => void = (line) => console.log(line),
): Logger {
  const from = logLevels.indexOf(level);
  const at = (name: LogLevel) => {
    if (logLevels.indexOf(name) < from) return () => undefined;
    return (event: string, fields?: LogFields) =>
      write(
        JSON.stringify({
          timestamp: new Date().toISOString(),
          level: name,
          component: "recorder",
          event,
          ...fields,
        }),
      );
  };
  return { debug: at("debug"), info: at("info"), warning: at("warning"), error: at("error") };
}

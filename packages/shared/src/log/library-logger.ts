import type { ChildLogger, Logger } from "./logger.js";

const silent = () => undefined;

/** A logger for a library that has much to say: warnings and errors of it, under its own name. */
export function libraryLogger(logger: ChildLogger, name: string): Logger {
  const { warning, error, isLevelEnabled } = logger.child({ component: name });
  return {
    debug: silent,
    info: silent,
    warning,
    error,
    isLevelEnabled: (level) => level !== "debug" && level !== "info" && isLevelEnabled(level),
  };
}

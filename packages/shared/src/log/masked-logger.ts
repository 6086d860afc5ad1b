import { composeLine } from "./compose-line.js";
import type { LogFields, Logger } from "./logger.js";

const masking = new WeakSet<object>();

/** Notes that a logger masks what it is told. */
export function markAsMasking<L extends Logger>(logger: L): L {
  masking.add(logger);
  return logger;
}

/**
 * The logger, given nothing but masked lines: for one that a program brings
 * along, of which it is not known what it does with them.
 */
export function maskedLogger(logger: Logger): Logger {
  if (masking.has(logger)) return logger;
  const at = (level: "debug" | "info" | "warning" | "error") => (event: string, given?: LogFields) => {
    if (logger.isLevelEnabled?.(level) === false) return;
    const said = { component: "", bound: {}, fields: given };
    const { timestamp: _, level: __, component, event: masked, ...fields } = composeLine(level, event, said);
    logger[level](masked, component === "" ? fields : { component, ...fields });
  };
  return markAsMasking({
    debug: at("debug"),
    info: at("info"),
    warning: at("warning"),
    error: at("error"),
    isLevelEnabled: (level) => logger.isLevelEnabled?.(level) ?? true,
  });
}

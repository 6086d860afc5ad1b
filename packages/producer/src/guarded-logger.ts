import { type Logger, maskedLogger } from "@calltape/shared";

type Say = Logger["info"];

/**
 * A logger of the call handler's: what it throws stays its own and does not end
 * the call, and what it is told is masked.
 */
export function guardedLogger(logger: Logger): Logger {
  const masked = maskedLogger(logger);
  const guard =
    (say: Say): Say =>
    (event, fields) => {
      try {
        say(event, fields);
      } catch {
        // There is nowhere left to say it.
      }
    };
  return {
    debug: guard(masked.debug),
    info: guard(masked.info),
    warning: guard(masked.warning),
    error: guard(masked.error),
    isLevelEnabled: (level) => {
      try {
        return masked.isLevelEnabled?.(level) ?? true;
      } catch {
        return true;
      }
    },
  };
}

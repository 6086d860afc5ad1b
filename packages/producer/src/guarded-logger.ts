import type { Logger } from "@calltape/shared";

type Say = Logger["info"];

/** A logger whose failures stay its own: what a call handler's logger throws must not end the call. */
export function guardedLogger(logger: Logger): Logger {
  const guard =
    (say: Say): Say =>
    (event, fields) => {
      try {
        say.call(logger, event, fields);
      } catch {
        // There is nowhere left to say it.
      }
    };
  return {
    debug: guard(logger.debug),
    info: guard(logger.info),
    warning: guard(logger.warning),
    error: guard(logger.error),
  };
}

import type { Logger } from "@calltape/shared";

const say = () => undefined;

/** Says nothing. */
export const silentLogger: Logger = {
  debug: say,
  info: say,
  warning: say,
  error: say,
  isLevelEnabled: () => false,
};

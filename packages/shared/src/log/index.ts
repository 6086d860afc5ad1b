export { type CallContext, withCall } from "./call-context.js";
export { createLogger } from "./create-logger.js";
export { libraryLogger } from "./library-logger.js";
export type { LogFormat } from "./log-settings.js";
export type { ChildLogger, LogFields, Logger, LogLevel } from "./logger.js";
export type { LoggerOptions } from "./plain-logger.js";

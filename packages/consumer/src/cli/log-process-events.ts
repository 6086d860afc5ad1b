import { type ChildLogger, libraryLogger } from "@calltape/shared/log";

/**
 * Puts into the log what else would go to standard error as it is: warnings of
 * Node and of libraries, and the error that ends the process. Such an error is
 * of ours; the process ends with 1, and what it had in hand is taken over.
 */
export function logProcessEvents(logger: ChildLogger): void {
  const node = libraryLogger(logger, "node");
  // Node's own listener prints them, unmasked.
  process.removeAllListeners("warning");
  process.on("warning", (warning) => node.warning("process_warning", { error: warning }));
  const endBy = (event: string) => (error: unknown) => {
    logger.error(event, { error });
    process.exit(1);
  };
  process.on("uncaughtException", endBy("uncaught_exception"));
  process.on("unhandledRejection", endBy("unhandled_rejection"));
}

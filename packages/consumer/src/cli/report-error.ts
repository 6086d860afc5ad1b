import { maskLogText } from "@calltape/shared";

/** Says in one line on stderr what went wrong, and makes the process exit with 1. */
export function reportError(error: unknown): void {
  const message = error instanceof Error ? error.message || error.name : String(error);
  // What is wrong with data may be said with the data.
  process.stderr.write(`calltape: ${maskLogText(message).replaceAll(/\s*\n\s*/g, " ")}\n`);
  process.exitCode = 1;
}

import { maskLogText } from "@calltape/shared";
import { errorMessage } from "../pipeline/error-message.js";
import { printable } from "./printable.js";
import type { Terminal } from "./terminal.js";

/** Says in one line on stderr what went wrong, and makes the process exit with 1. */
export function reportError(terminal: Terminal, error: unknown): void {
  // What is wrong with data may be said with the data.
  const line = maskLogText(errorMessage(error)).replaceAll(/\s*\n\s*/g, " ");
  terminal.stderr.write(`calltape: ${printable(line)}\n`);
  terminal.exitCode = 1;
}

import { CommanderError } from "commander";
import { buildProgram } from "./program.js";
import { reportError } from "./report-error.js";
import type { Terminal } from "./terminal.js";

/** Runs one command line to its end. Whatever goes wrong is said on the terminal, and stands in its exit code. */
export async function runCalltape(args: readonly string[], terminal: Terminal): Promise<void> {
  try {
    const program = await buildProgram(args, terminal);
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    // Help, or arguments that are wrong: said already.
    if (error instanceof CommanderError) terminal.exitCode = error.exitCode;
    else reportError(terminal, error);
  }
}

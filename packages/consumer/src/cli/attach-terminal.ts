import { maskLogText } from "@calltape/shared";
import type { Command } from "commander";
import type { Terminal } from "./terminal.js";

/**
 * Makes a command, and those below it, speak through the terminal: help as wide
 * as it is, and what is wrong with their arguments in one line, with where to
 * look. They throw a `CommanderError` where commander would end the process.
 */
export function attachTerminal(command: Command, terminal: Terminal, path = command.name()): Command {
  const { stdout, stderr } = terminal;
  command.exitOverride().configureOutput({
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(text),
    getOutHelpWidth: () => stdout.columns ?? 80,
    getErrHelpWidth: () => stderr.columns ?? 80,
    outputError: (text, write) => {
      const said = maskLogText(text)
        .replace(/^error: /, "")
        .trim()
        .replaceAll(/\s*\n\s*/g, " ");
      write(`calltape: ${said}; see ${path} --help\n`);
    },
  });
  for (const below of command.commands) attachTerminal(below, terminal, `${path} ${below.name()}`);
  return command;
}

import { maskLogText } from "@calltape/shared";
import type { Command } from "commander";

/** Makes a command, and those below it, say what is wrong with their arguments in one line, with where to look. */
export function sayErrorsInOneLine(command: Command, path = command.name()): Command {
  command.configureOutput({
    outputError: (text, write) => {
      const said = maskLogText(text)
        .replace(/^error: /, "")
        .trim()
        .replaceAll(/\s*\n\s*/g, " ");
      write(`calltape: ${said}; see ${path} --help\n`);
    },
  });
  for (const below of command.commands) sayErrorsInOneLine(below, `${path} ${below.name()}`);
  return command;
}

import { readFileSync } from "node:fs";
import { Command } from "commander";
import { deadLettersCommand } from "./dead-letters-command.js";
import { migrateCommand } from "./migrate-command.js";
import { replayCommand } from "./replay-command.js";
import { sayErrorsInOneLine } from "./say-errors-in-one-line.js";
import { settingsHelp } from "./settings-help.js";
import { simulateCommand } from "./simulate-command.js";
import { workCommand } from "./work-command.js";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** The command line, a file per command. */
export function buildProgram(): Command {
  const program = new Command("calltape")
    .description("A flight recorder for phone calls handled by software.")
    .version(version)
    .addCommand(migrateCommand())
    .addCommand(workCommand())
    .addCommand(replayCommand())
    .addCommand(simulateCommand())
    .addCommand(deadLettersCommand())
    .addHelpText("after", settingsHelp);
  return sayErrorsInOneLine(program);
}

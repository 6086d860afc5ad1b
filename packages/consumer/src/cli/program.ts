import { readFileSync } from "node:fs";
import { Command } from "commander";
import { sayErrorsInOneLine } from "./say-errors-in-one-line.js";
import { settingsHelp } from "./settings-help.js";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** A file per command, and what it takes to load it. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  migrate: async () => (await import("./migrate-command.js")).migrateCommand(),
  work: async () => (await import("./work-command.js")).workCommand(),
  replay: async () => (await import("./replay-command.js")).replayCommand(),
  simulate: async () => (await import("./simulate-command.js")).simulateCommand(),
  "dead-letters": async () => (await import("./dead-letters-command.js")).deadLettersCommand(),
};

/**
 * The command line. Loads the one command that is asked for, since all of them
 * together take most of a second of processor time; and all for help, or when
 * it is not clear which one is meant.
 */
export async function buildProgram([asked = ""]: readonly string[]): Promise<Command> {
  const loaders = Object.hasOwn(commands, asked) ? [commands[asked]] : Object.values(commands);
  const program = new Command("calltape")
    .description("A flight recorder for phone calls handled by software.")
    .version(version)
    .addHelpText("after", settingsHelp);
  for (const load of loaders) if (load !== undefined) program.addCommand(await load());
  return sayErrorsInOneLine(program);
}

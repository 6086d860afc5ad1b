import { readFileSync } from "node:fs";
import { Command } from "commander";
import { attachTerminal } from "./attach-terminal.js";
import { settingsHelp } from "./settings-help.js";
import type { Terminal } from "./terminal.js";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const EXAMPLES = `
Examples:
  calltape migrate && calltape work          store what is recorded
  calltape inspect                           what is wrong, and what to do
  calltape calls --since 1h                  who called
  calltape dead-letters replay --help        one command's options and examples`;

/** A file per command, and what it takes to load it. */
const commands: Readonly<Record<string, (terminal: Terminal) => Promise<Command>>> = {
  migrate: async (terminal) => (await import("./migrate-command.js")).migrateCommand(terminal),
  work: async (terminal) => (await import("./work-command.js")).workCommand(terminal),
  inspect: async (terminal) => (await import("./inspect/inspect-command.js")).inspectCommand(terminal),
  tail: async (terminal) => (await import("./tail/tail-command.js")).tailCommand(terminal),
  call: async (terminal) => (await import("./calls/call-command.js")).callCommand(terminal),
  calls: async (terminal) => (await import("./calls/calls-command.js")).callsCommand(terminal),
  replay: async (terminal) => (await import("./replay-command.js")).replayCommand(terminal),
  simulate: async (terminal) => (await import("./simulate-command.js")).simulateCommand(terminal),
  "dead-letters": async (terminal) =>
    (await import("./dead-letters-command.js")).deadLettersCommand(terminal),
  customer: async (terminal) => (await import("./customer-command.js")).customerCommand(terminal),
  rebuild: async (terminal) => (await import("./rebuild-command.js")).rebuildCommand(terminal),
  partitions: async (terminal) => (await import("./partitions-command.js")).partitionsCommand(terminal),
  completion: async (terminal) =>
    (await import("./completion/completion-command.js")).completionCommand(terminal, () =>
      buildProgram([], terminal),
    ),
};

/**
 * The command line. Loads the one command that is asked for, since all of them
 * together take most of a second of processor time; and all for help, or when
 * it is not clear which one is meant.
 */
export async function buildProgram([asked = ""]: readonly string[], terminal: Terminal): Promise<Command> {
  const loaders = Object.hasOwn(commands, asked) ? [commands[asked]] : Object.values(commands);
  const program = new Command("calltape")
    .description("A flight recorder for phone calls handled by software.")
    .version(version)
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", settingsHelp);
  for (const load of loaders) if (load !== undefined) program.addCommand(await load(terminal));
  return attachTerminal(program, terminal);
}

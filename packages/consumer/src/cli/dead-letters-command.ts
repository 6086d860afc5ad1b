import { Command } from "commander";
import { discardCommand } from "./dead-letters/discard-command.js";
import { listCommand } from "./dead-letters/list-command.js";
import { replayCommand } from "./dead-letters/replay-command.js";
import { showCommand } from "./dead-letters/show-command.js";
import type { Terminal } from "./terminal.js";

export function deadLettersCommand(terminal: Terminal): Command {
  return new Command("dead-letters")
    .description("What could not be stored and was set aside.")
    .addCommand(listCommand(terminal))
    .addCommand(showCommand(terminal))
    .addCommand(replayCommand(terminal))
    .addCommand(discardCommand(terminal));
}

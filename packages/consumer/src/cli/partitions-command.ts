import { Command } from "commander";
import { dropCommand } from "./partitions/drop-command.js";
import { ensureCommand } from "./partitions/ensure-command.js";
import { listCommand } from "./partitions/list-command.js";
import type { Terminal } from "./terminal.js";

export function partitionsCommand(terminal: Terminal): Command {
  return new Command("partitions")
    .description("The months that the tables are made of: what there is, and what is kept for how long.")
    .addCommand(listCommand(terminal))
    .addCommand(ensureCommand(terminal))
    .addCommand(dropCommand(terminal));
}

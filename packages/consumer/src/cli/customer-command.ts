import { Command } from "commander";
import { exportCommand } from "./customer/export-command.js";
import { forgetCommand } from "./customer/forget-command.js";
import type { Terminal } from "./terminal.js";

export function customerCommand(terminal: Terminal): Command {
  return new Command("customer")
    .description("A person's data, by their telephone number: as a document, or erased everywhere.")
    .addCommand(exportCommand(terminal))
    .addCommand(forgetCommand(terminal));
}

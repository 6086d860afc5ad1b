import { Command } from "commander";
import { migrate } from "../db/migrate.js";
import { JSON_OPTION, printResult } from "./print-result.js";
import { withPostgres } from "./servers.js";
import type { Terminal } from "./terminal.js";

export function migrateCommand(terminal: Terminal): Command {
  return new Command("migrate")
    .description("Bring the database to the newest schema. Several at once are harmless.")
    .option(...JSON_OPTION)
    .addHelpText("after", "\nExample:\n  DATABASE_URL=postgres://me@db/calltape calltape migrate")
    .action(async (options: { json?: true }) => {
      const result = await withPostgres(terminal, "migrate", ({ pool }) => migrate(pool));
      printResult(terminal, result, options, ({ applied }) =>
        applied.length === 0 ? "the schema is the newest" : `applied ${applied.join(", ")}`,
      );
    });
}

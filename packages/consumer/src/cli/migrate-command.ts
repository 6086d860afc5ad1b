import { Command } from "commander";
import { migrate } from "../db/migrate.js";
import { createPool } from "../db/pool.js";
import { redactUrl } from "../redis/redact-url.js";
import { readSettings } from "../settings/settings.js";
import { reportError } from "./report-error.js";

export function migrateCommand(): Command {
  return new Command("migrate")
    .description("Bring the database to the newest schema. Several at once are harmless.")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExample:\n  DATABASE_URL=postgres://me@db/calltape calltape migrate")
    .action(async ({ json }: { json?: true }) => {
      const { databaseUrl } = readSettings(process.env);
      const pool = createPool({ databaseUrl, max: 2, onIdleError: reportError });
      try {
        const { applied } = await migrate(pool);
        const said = applied.length === 0 ? "the schema is the newest" : `applied ${applied.join(", ")}`;
        process.stdout.write(json === true ? `${JSON.stringify({ applied })}\n` : `${said}\n`);
      } catch (error) {
        const reason = error instanceof Error ? error.message || String(error) : String(error);
        throw new Error(`cannot migrate ${redactUrl(databaseUrl)}: ${reason}`);
      } finally {
        await pool.end();
      }
    });
}

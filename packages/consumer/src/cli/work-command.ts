import { Command } from "commander";
import { createLogger } from "../log/create-logger.js";
import { runWorker } from "../pipeline/worker.js";
import { readSettings } from "../settings/settings.js";
import { workerOptions } from "../settings/worker-options.js";
import { stopSignal } from "./stop-signal.js";

export function workCommand(): Command {
  return new Command("work")
    .description("Drain the streams into Postgres until SIGTERM or SIGINT. Run as many as you like.")
    .option("--drain", "leave when nothing waits and nothing is pending")
    .addHelpText("after", "\nExample:\n  calltape work --drain")
    .action(async ({ drain }: { drain?: true }) => {
      const settings = readSettings(process.env);
      const { logLevel: level, logFormat: format } = settings;
      const logger = createLogger({ component: "worker", level, format });
      await runWorker({ ...workerOptions(settings, logger), drain: drain === true }, stopSignal());
    });
}

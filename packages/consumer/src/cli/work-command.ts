import { ListenError } from "@calltape/shared/http";
import { createLogger } from "@calltape/shared/log";
import { Command } from "commander";
import { runObservedWorker } from "../observed-worker.js";
import { readSettings } from "../settings/settings.js";
import { workerOptions } from "../settings/worker-options.js";
import { startWatchdog } from "../watchdog/start-watchdog.js";
import { logProcessEvents } from "./log-process-events.js";
import type { Terminal } from "./terminal.js";

/** A stopped worker's process ends by itself at once, or else after so many ms. */
const EXIT_AFTER = 250;

export function workCommand(terminal: Terminal): Command {
  return new Command("work")
    .description("Drain the streams into Postgres until SIGTERM or SIGINT. Run as many as you like.")
    .option("--drain", "leave when nothing waits and nothing is pending")
    .addHelpText("after", "\nExample:\n  calltape work --drain")
    .action(async ({ drain }: { drain?: true }) => {
      const settings = readSettings(terminal.env);
      const { logLevel: level, logFormat: format } = settings;
      const logger = createLogger({ component: "worker", level, format });
      logProcessEvents(logger);
      const stopWatchdog = settings.watchdogMs > 0 ? startWatchdog(settings.watchdogMs) : undefined;
      const options = { ...workerOptions(settings, logger), drain: drain === true };
      try {
        await runObservedWorker(options, terminal.stopSignal());
      } catch (error) {
        if (!(error instanceof ListenError)) throw error;
        throw new Error(`${error.message} (CALLTAPE_HTTP_HOST, CALLTAPE_HTTP_PORT)`);
      } finally {
        stopWatchdog?.();
        // A connection, of a worker that failed or to a server that never answers, would keep the process.
        setTimeout(() => process.exit(), EXIT_AFTER).unref();
      }
    });
}

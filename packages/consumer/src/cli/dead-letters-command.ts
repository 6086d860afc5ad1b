import { Command } from "commander";
import { createPool } from "../db/pool.js";
import { replayDeadLetters } from "../dead-letters/replay-dead-letters.js";
import { connectRedis } from "../redis/connect-redis.js";
import { redactUrl } from "../redis/redact-url.js";
import { readSettings } from "../settings/settings.js";
import { reportError } from "./report-error.js";
import { stopSignal } from "./stop-signal.js";

export function deadLettersCommand(): Command {
  return new Command("dead-letters")
    .description("What could not be stored and was set aside.")
    .addCommand(replayCommand());
}

function replayCommand(): Command {
  return new Command("replay")
    .description("Send what was set aside through the stream again, after what it failed on was mended.")
    .option("--reason <reason>", "only what was set aside for this reason, such as newer_version")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExample:\n  calltape dead-letters replay --reason newer_version")
    .action(async ({ reason, json }: { reason?: string; json?: true }) => {
      const { databaseUrl, redisUrl } = readSettings(process.env);
      const pool = createPool({ databaseUrl, max: 1, onIdleError: reportError });
      const link = connectRedis(redisUrl);
      const signal = stopSignal();
      try {
        await link.settled(signal);
        const replayed = await replayDeadLetters({ pool, redis: link.redis }, reason, signal);
        const said = `${replayed} dead letters sent through the stream again`;
        process.stdout.write(json === true ? `${JSON.stringify({ replayed })}\n` : `${said}\n`);
      } catch (error) {
        const cause = link.reasonOf(error);
        const text = cause instanceof Error ? cause.message || String(cause) : String(cause);
        throw new Error(
          `cannot replay dead letters of ${redactUrl(databaseUrl)} to ${redactUrl(redisUrl)}: ${text}; ` +
            "run it again when both are there, nothing is lost",
        );
      } finally {
        link.disconnect();
        await pool.end();
      }
    });
}

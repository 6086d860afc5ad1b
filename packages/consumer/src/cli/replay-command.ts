import { stat } from "node:fs/promises";
import { SingleBar } from "cli-progress";
import { Command, InvalidArgumentError } from "commander";
import { connectRedis } from "../redis/connect-redis.js";
import { redactUrl } from "../redis/redact-url.js";
import { NotAppendedError } from "../replay/append-queue.js";
import { readLines } from "../replay/read-lines.js";
import { replay } from "../replay/replay.js";
import { readSettings } from "../settings/settings.js";
import { stopSignal } from "./stop-signal.js";

function parseSpeed(text: string): number {
  const speed = Number(text);
  if (Number.isFinite(speed) && speed > 0) return speed;
  throw new InvalidArgumentError("give a number above 0, such as 60 for a minute in a second");
}

/** A bar over the file's bytes, on a terminal; nothing elsewhere. */
async function progressBar(file: string): Promise<SingleBar | undefined> {
  if (file === "-" || !process.stderr.isTTY) return undefined;
  const { size } = await stat(file);
  const bar = new SingleBar({
    format: "replaying {bar} {percentage}% | {appended} events | {duration_formatted}",
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(size, 0, { appended: 0 });
  return bar;
}

export function replayCommand(): Command {
  return new Command("replay")
    .description(
      "Send recorded events (NDJSON, plain or gzip) to the stream. Sending them twice changes nothing.",
    )
    .argument("<file>", "the recording; - for standard input")
    .option("--speed <n>", "times as fast as recorded; as fast as possible when left out", parseSpeed)
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  calltape replay calls.ndjson.gz\n  zcat calls.ndjson.gz | calltape replay --speed 60 -",
    )
    .action(async (file: string, { speed, json }: { speed?: number; json?: true }) => {
      const { redisUrl, prefix, shards } = readSettings(process.env);
      const signal = stopSignal();
      const bar = await progressBar(file);
      const begun = performance.now();
      const link = connectRedis(redisUrl);
      try {
        const { lines, bytesRead } = readLines(file);
        const onProgress = (appended: number) => bar?.update(bytesRead(), { appended });
        const options = { link, prefix, shards, onProgress, ...(speed === undefined ? {} : { speed }) };
        const events = await replay(lines, options, signal);
        const seconds = (performance.now() - begun) / 1000;
        bar?.stop();
        const result = { file, events, seconds: Number(seconds.toFixed(3)), stopped: signal.aborted };
        const said = `${events} events in ${seconds.toFixed(1)} s${signal.aborted ? ", stopped before the end" : ""}`;
        process.stdout.write(json === true ? `${JSON.stringify(result)}\n` : `${said}\n`);
        if (signal.aborted) process.exitCode = 1;
      } catch (error) {
        if (!(error instanceof NotAppendedError) || link.redis.status === "ready") throw error;
        throw new Error(
          `cannot reach Redis at ${redactUrl(redisUrl)}: ${error.reason}; replay again when it is there`,
        );
      } finally {
        bar?.stop();
        link.disconnect();
      }
    });
}

import { stat } from "node:fs/promises";
import { Command, InvalidArgumentError } from "commander";
import { connectRedis } from "../redis/connect-redis.js";
import { redactUrl } from "../redis/redact-url.js";
import { NotAppendedError } from "../replay/append-queue.js";
import { readLines } from "../replay/read-lines.js";
import { replay } from "../replay/replay.js";
import { readSettings } from "../settings/settings.js";
import { countInWords } from "./in-words.js";
import { JSON_OPTION, printResult } from "./print-result.js";
import { type Progress, startProgress } from "./progress.js";
import type { Terminal } from "./terminal.js";

function parseSpeed(text: string): number {
  const speed = Number(text);
  if (Number.isFinite(speed) && speed > 0) return speed;
  throw new InvalidArgumentError("give a number above 0, such as 60 for a minute in a second");
}

/** Over the file's bytes, where it has any: standard input does not say how much there is of it. */
async function progressOver(file: string, terminal: Terminal): Promise<Progress> {
  // What is wrong with the file is said by whoever reads it.
  const size =
    file === "-"
      ? undefined
      : await stat(file).then(
          ({ size }) => size,
          () => undefined,
        );
  return startProgress(terminal, { label: "replaying", total: size });
}

export function replayCommand(terminal: Terminal): Command {
  return new Command("replay")
    .description(
      "Send recorded events (NDJSON, plain or gzip) to the stream. Sending them twice changes nothing.",
    )
    .argument("<file>", "the recording; - for standard input")
    .option("--speed <n>", "times as fast as recorded; as fast as possible when left out", parseSpeed)
    .option(...JSON_OPTION)
    .addHelpText(
      "after",
      "\nExamples:\n  calltape replay calls.ndjson.gz\n  zcat calls.ndjson.gz | calltape replay --speed 60 -",
    )
    .action(async (file: string, { speed, ...options }: { speed?: number; json?: true }) => {
      const { redisUrl, prefix, shards } = readSettings(terminal.env);
      const signal = terminal.stopSignal();
      const progress = await progressOver(file, terminal);
      const begun = performance.now();
      const link = connectRedis(redisUrl);
      try {
        const { lines, bytesRead } = readLines(file);
        const onProgress = (appended: number) => {
          if (appended > 0) progress.update(bytesRead(), `${countInWords(appended)} events`);
        };
        const pace = speed === undefined ? {} : { speed };
        const events = await replay(lines, { link, prefix, shards, onProgress, ...pace }, signal);
        progress.end();
        const seconds = Number(((performance.now() - begun) / 1000).toFixed(3));
        if (signal.aborted) terminal.exitCode = 1;
        printResult(terminal, { file, events, seconds, stopped: signal.aborted }, options, describe);
      } catch (error) {
        if (!(error instanceof NotAppendedError) || link.redis.status === "ready") throw error;
        throw new Error(
          `cannot reach Redis at ${redactUrl(redisUrl)}: ${error.reason}; replay again when it is there`,
        );
      } finally {
        progress.end();
        link.disconnect();
      }
    });
}

interface Result {
  readonly events: number;
  readonly seconds: number;
  readonly stopped: boolean;
}

function describe({ events, seconds, stopped }: Result): string {
  return `${events} events in ${seconds.toFixed(1)} s${stopped ? ", stopped before the end" : ""}`;
}

import { createRecorder } from "@calltape/producer";
import { createLogger } from "@calltape/shared/log";
import { Command } from "commander";
import { readSettings } from "../settings/settings.js";
import { runSimulation } from "../simulate/run-simulation.js";
import { above0, wholeAbove0 } from "./parse-number.js";
import { JSON_OPTION, printResult } from "./print-result.js";
import type { Terminal } from "./terminal.js";

interface Options {
  calls?: number;
  rate: number;
  speed: number;
  seed?: number;
  json?: true;
}

export function simulateCommand(terminal: Terminal): Command {
  return new Command("simulate")
    .description("Make up calls of a Ukrainian tyre shop and record them through the SDK.")
    .option("--calls <n>", "how many; without end when left out", wholeAbove0)
    .option("--rate <n>", "calls a minute", above0, 30)
    .option("--speed <n>", "times as fast as life; Infinity for as fast as possible", above0, 1)
    .option("--seed <n>", "the same seed makes up the same calls", wholeAbove0)
    .option(...JSON_OPTION)
    .addHelpText(
      "after",
      "\nExamples:\n  calltape simulate --rate 60\n  calltape simulate --calls 100 --speed Infinity",
    )
    .action(async ({ calls, rate, speed, seed = Date.now() % 2 ** 31, ...options }: Options) => {
      const { redisUrl, prefix, shards, logLevel: level, logFormat: format } = readSettings(terminal.env);
      // Standard output is for the result; what the recorder has to say goes beside it.
      const logger = createLogger({ component: "recorder", level, format, stream: terminal.stderr });
      const recorder = createRecorder({ redisUrl, prefix, shards, logger });
      const totals = await runSimulation({
        ...{ recorder, callsPerMinute: rate, speed, seed, signal: terminal.stopSignal() },
        ...(calls === undefined ? {} : { calls }),
      });
      const isComplete = await recorder.close({ timeoutMs: 10_000 });
      const { sent, refused } = recorder.stats();
      printResult(
        terminal,
        { ...totals, sent, refused, seed },
        options,
        () => `${totals.calls} calls, ${totals.events} events, ${sent} of them in Redis`,
      );
      if (!isComplete || sent < totals.events) {
        throw new Error(
          `${totals.events - sent} events did not reach Redis: check that it is there, then simulate again`,
        );
      }
    });
}

import { createRecorder } from "@calltape/producer";
import { createLogger } from "@calltape/shared/log";
import { Command, InvalidArgumentError } from "commander";
import { readSettings } from "../settings/settings.js";
import { runSimulation } from "../simulate/run-simulation.js";
import { stopSignal } from "./stop-signal.js";

function above0(text: string): number {
  const value = Number(text);
  if (value > 0) return value;
  throw new InvalidArgumentError("give a number above 0");
}

function wholeAbove0(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new InvalidArgumentError("give a whole number above 0");
}

interface Options {
  calls?: number;
  rate: number;
  speed: number;
  seed?: number;
  json?: true;
}

export function simulateCommand(): Command {
  return new Command("simulate")
    .description("Make up calls of a Ukrainian tyre shop and record them through the SDK.")
    .option("--calls <n>", "how many; without end when left out", wholeAbove0)
    .option("--rate <n>", "calls a minute", above0, 30)
    .option("--speed <n>", "times as fast as life; Infinity for as fast as possible", above0, 1)
    .option("--seed <n>", "the same seed makes up the same calls", wholeAbove0)
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  calltape simulate --rate 60\n  calltape simulate --calls 100 --speed Infinity",
    )
    .action(async ({ calls, rate, speed, seed = Date.now() % 2 ** 31, json }: Options) => {
      const { redisUrl, prefix, shards, logLevel: level, logFormat: format } = readSettings(process.env);
      // Standard output is for the result; what the recorder has to say goes beside it.
      const logger = createLogger({ component: "recorder", level, format, stream: process.stderr });
      const recorder = createRecorder({ redisUrl, prefix, shards, logger });
      const totals = await runSimulation({
        ...{ recorder, callsPerMinute: rate, speed, seed, signal: stopSignal() },
        ...(calls === undefined ? {} : { calls }),
      });
      const isComplete = await recorder.close({ timeoutMs: 10_000 });
      const { sent, refused } = recorder.stats();
      const said = `${totals.calls} calls, ${totals.events} events, ${sent} of them in Redis`;
      process.stdout.write(
        json === true ? `${JSON.stringify({ ...totals, sent, refused, seed })}\n` : `${said}\n`,
      );
      if (!isComplete || sent < totals.events) {
        throw new Error(
          `${totals.events - sent} events did not reach Redis: check that it is there, then simulate again`,
        );
      }
    });
}

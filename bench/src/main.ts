import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { killChildren } from "@calltape/testkit";
import { Command, InvalidArgumentError } from "commander";
import type { BenchOptions, PartResult } from "./part.js";
import { parts } from "./parts/all-parts.js";
import { describeMachine, machineLine } from "./report/machine.js";
import { openStage } from "./stage.js";
import { readSource } from "./tape/source-lines.js";

/** The project's folder for what is made on this machine; this file is compiled from src to dist. */
const STATE = fileURLToPath(new URL("../../.calltape/bench", import.meta.url));

interface Options extends BenchOptions {
  readonly only?: readonly string[];
  readonly json?: string;
}

function above0(text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError("give a number above 0");
}

function wholeAbove0(text: string): number {
  const value = above0(text);
  if (Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError("give a whole number above 0");
}

function partNames(text: string): string[] {
  const names = text.split(",");
  const unknown = names.find((name) => parts.every((part) => part.name !== name));
  if (unknown === undefined) return names;
  throw new InvalidArgumentError(`the parts are ${parts.map(({ name }) => name).join(", ")}`);
}

const say = (text: string) => void process.stderr.write(`${text}\n`);

async function run(file: string | undefined, options: Options): Promise<void> {
  const stage = await openStage();
  try {
    const machine = await describeMachine(stage);
    const source = await readSource(file, stage.redis.url);
    const { events, rounds, seconds, scale } = options;
    say(`${machineLine(machine)}\n${source.lines.length} events: ${source.name}`);
    const results: Record<string, PartResult> = {};
    for (const part of parts) {
      if (options.only !== undefined && !options.only.includes(part.name)) continue;
      say(`\n${part.name}: ${part.about}`);
      const context = { stage, source, options: { events, rounds, seconds, scale }, say };
      results[part.name] = await part.run(context);
    }
    const path = options.json ?? `${STATE}/${new Date().toISOString().replaceAll(/[-:]|\.\d+Z/g, "")}.json`;
    await mkdir(dirname(path), { recursive: true });
    const figures = Object.fromEntries(
      Object.entries(results).map(([name, result]) => [name, result.figures]),
    );
    const taken = new Date().toISOString();
    const document = { taken, machine, source: source.name, options: { ...options }, figures };
    await writeFile(path, `${JSON.stringify(document, null, 1)}\n`);
    const tables = Object.entries(results).map(([name, result]) => `## ${name}\n\n${result.table}\n`);
    process.stdout.write(`${machineLine(machine)}\n\n${tables.join("\n")}\nAs JSON: ${path}\n`);
  } finally {
    await stage.close();
  }
}

// Children and servers end when this process does.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    killChildren();
    process.exit(130);
  });
}

await new Command("npm run bench --")
  .description("Measures Calltape on private servers, against COPY and against what one would use instead.")
  .argument("[file]", "recorded events to measure with, NDJSON, plain or gzip; without it, simulated calls")
  .option("--only <parts>", `of ${parts.map(({ name }) => name).join(", ")}, separated by commas`, partNames)
  .option("--events <n>", "events of a backlog", wholeAbove0, 300_000)
  .option("--rounds <n>", "how often a comparison is repeated", wholeAbove0, 3)
  .option("--seconds <n>", "how long a rate is kept up", above0, 60)
  .option("--scale <x>", "share of the sizes that growth is measured at", above0, 1)
  .option("--json <path>", "where to write the figures; a new file in .calltape/bench when left out")
  .action(run)
  .parseAsync();

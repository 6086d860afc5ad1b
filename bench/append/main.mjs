// node bench/append/main.mjs: what recording costs a call handler. Build first.
import { writeFile } from "node:fs/promises";
import { Command, InvalidArgumentError } from "commander";
import { runAppend } from "./run-append.mjs";

function above0(/** @type {string} */ text) {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError("give a number above 0");
}

await new Command("node bench/append/main.mjs")
  .description("Measures what recording costs a call handler, on a private Redis.")
  .option("--rounds <n>", "how often each comparison is repeated", above0, 3)
  .option("--seconds <n>", "how long one rate is kept up", above0, 4)
  .option("--per-second <n>", "events a second at which the cost of one call is measured", above0, 2_000)
  .option("--events <n>", "events recorded at full speed", above0, 300_000)
  .option("--json <path>", "where to write the figures")
  .action(async ({ json, ...options }) => {
    const say = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);
    const { table, figures } = await runAppend({ ...options, say });
    process.stdout.write(`${table}\n`);
    if (json !== undefined) await writeFile(json, `${JSON.stringify(figures, null, 1)}\n`);
  })
  .parseAsync();

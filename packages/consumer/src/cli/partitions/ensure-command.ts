import { Argument, Command } from "commander";
import type { Pool } from "../../db/pool.js";
import { addMonths, type Month, monthOf, monthsBetween } from "../../partitions/month.js";
import { MONTHS_AHEAD, PartitionKeeper } from "../../partitions/partition-keeper.js";
import { readFloors } from "../../retention/read-floors.js";
import { parseMonth } from "../parse-month.js";
import { JSON_OPTION, printResult } from "../print-result.js";
import { startProgress } from "../progress.js";
import { withPostgres } from "../servers.js";
import type { Terminal } from "../terminal.js";

/** More at once is a slip of the finger. */
const MOST = 240;

export function ensureCommand(terminal: Terminal): Command {
  return new Command("ensure")
    .description(
      `Make the partitions of these months, unless they are there. Workers make the current month and the next ${MONTHS_AHEAD} themselves.`,
    )
    .addArgument(
      new Argument("[from]", "the first month; the current one when left out").argParser(parseMonth),
    )
    .addArgument(new Argument("[to]", "the last month").argParser(parseMonth))
    .option(...JSON_OPTION)
    .addHelpText(
      "after",
      "\nExamples:\n  calltape partitions ensure\n  calltape partitions ensure 2026-01 2026-12",
    )
    .action((from: Month | undefined, to: Month | undefined, options: { json?: true }) =>
      withPostgres(terminal, "make partitions", async ({ pool }) => {
        const first = from ?? monthOf(new Date().toISOString());
        const months = monthsBetween(
          first,
          to ?? (from === undefined ? addMonths(first, MONTHS_AHEAD) : first),
        );
        if (months.length === 0) throw new Error(`${to} is before ${first}: give the earlier month first`);
        if (months.length > MOST)
          throw new Error(`${months.length} months are too many: give at most ${MOST}`);
        await refuseGone(pool, months);
        const result = { months, made: await make(terminal, pool, months) };
        printResult(terminal, result, options, ({ made }) =>
          made === 0 ? "all of them are there" : `${made} partitions made`,
        );
      }),
    );
}

async function refuseGone(pool: Pool, [first = ""]: readonly Month[]): Promise<void> {
  for (const [table, since] of Object.entries(await readFloors(pool))) {
    if (new Date(`${addMonths(first, 1)}-01`) > since) continue;
    const kept = since.toISOString().slice(0, 10);
    throw new Error(
      `${first} is not made again: retention has removed from ${table} what began before ${kept}; begin later`,
    );
  }
}

async function make(terminal: Terminal, pool: Pool, months: readonly Month[]): Promise<number> {
  const keeper = new PartitionKeeper(pool);
  const progress = startProgress(terminal, { label: "making partitions", total: months.length });
  let made = 0;
  try {
    for (const [index, month] of months.entries()) {
      made += await keeper.ensure([month]);
      progress.update(index + 1, month);
    }
  } finally {
    progress.end();
  }
  return made;
}

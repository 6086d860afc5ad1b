import { Command } from "commander";
import type { Pool } from "../../db/pool.js";
import { discardDeadLetters } from "../../dead-letters/discard-dead-letters.js";
import { countByReason } from "../../dead-letters/read-dead-letters.js";
import { confirm, YES_OPTION } from "../confirm.js";
import { countInWords } from "../in-words.js";
import { JSON_OPTION, printResult } from "../print-result.js";
import { withPostgres } from "../servers.js";
import type { Terminal } from "../terminal.js";
import { addFilterOptions, type FilterOptions, filterOf, idsArgument } from "./filter-options.js";
import { reasonsInWords } from "./letter-columns.js";
import { requireLetters } from "./require-letters.js";

interface Options extends FilterOptions {
  readonly all?: true;
  readonly yes?: true;
  readonly json?: true;
}

export function discardCommand(terminal: Terminal): Command {
  return addFilterOptions(new Command("discard"))
    .description(
      "Count dead letters as resolved without sending them. They stay in the table, and replay --again sends them by their ids.",
    )
    .addArgument(idsArgument("these"))
    .option("--all", "all that are open")
    .option(...YES_OPTION)
    .option(...JSON_OPTION)
    .addHelpText(
      "after",
      "\nExamples:\n  calltape dead-letters discard 17 18\n  calltape dead-letters discard --reason not_json --until 30d --yes",
    )
    .action((ids: readonly string[] = [], options: Options) =>
      withPostgres(terminal, "discard dead letters", async ({ pool }) => {
        const { reason, stream, since, until, all } = options;
        if (ids.length === 0 && [reason, stream, since, until, all].every((chosen) => chosen === undefined)) {
          throw new Error("nothing is chosen: give ids, --reason, --stream, --since, --until, or --all");
        }
        if (ids.length > 0) await requireLetters(pool, ids, false);
        const filter = filterOf(ids, { ...options, ...(await beforeNow(pool, options)) }, "open");
        const counts = await countByReason(pool, filter);
        if (counts.size > 0)
          await confirm(terminal, `Discard ${reasonsInWords(counts)} dead letters?`, options);
        const discarded = await discardDeadLetters(pool, filter);
        printResult(
          terminal,
          { discarded },
          options,
          () => `${countInWords(discarded)} dead letters discarded`,
        );
      }),
    );
}

/** What is set aside while somebody thinks about the question is not what they agreed to. */
async function beforeNow(pool: Pool, { until }: FilterOptions): Promise<Pick<FilterOptions, "until">> {
  if (until !== undefined) return { until };
  const { rows } = await pool.query<{ until: Date }>("SELECT clock_timestamp() + interval '1 ms' AS until");
  return { ...rows[0] };
}

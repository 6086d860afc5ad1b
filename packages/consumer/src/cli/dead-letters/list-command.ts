import { Command } from "commander";
import { countByReason, readLetters } from "../../dead-letters/read-dead-letters.js";
import { wholeAbove0 } from "../parse-number.js";
import { JSON_OPTION, printResult } from "../print-result.js";
import { withPostgres } from "../servers.js";
import { table } from "../table.js";
import type { Terminal } from "../terminal.js";
import { UNMASKED_OPTION } from "../unmasked-option.js";
import { addFilterOptions, type FilterOptions, filterOf } from "./filter-options.js";
import { letterColumns, reasonsInWords, shownLetter } from "./letter-columns.js";

interface Options extends FilterOptions {
  readonly limit: number;
  readonly resolved?: true;
  readonly all?: true;
  readonly unmasked?: true;
  readonly json?: true;
}

export function listCommand(terminal: Terminal): Command {
  return addFilterOptions(new Command("list"))
    .description("What is set aside and neither sent again nor discarded, the newest first.")
    .option("--resolved", "what was sent again or discarded instead")
    .option("--all", "that as well")
    .option("--limit <n>", "how many at most", wholeAbove0, 50)
    .option(...UNMASKED_OPTION)
    .option(...JSON_OPTION)
    .addHelpText(
      "after",
      "\nExamples:\n  calltape dead-letters list --reason newer_version --since 2h\n  calltape dead-letters list --all --json",
    )
    .action((options: Options) =>
      withPostgres(terminal, "list dead letters", async ({ pool }) => {
        const state = options.all === true ? "any" : options.resolved === true ? "resolved" : "open";
        const filter = filterOf([], options, state);
        const counts = await countByReason(pool, filter);
        const letters = await readLetters(pool, filter, options.limit);
        const result = {
          reasons: Object.fromEntries(counts),
          letters: letters.map((letter) => shownLetter(letter, options)),
        };
        printResult(terminal, result, options, ({ letters: rows }, styles) => {
          const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
          if (total === 0) return state === "open" ? "nothing is set aside" : "there are none";
          const rest = rows.length < total ? `; the newest ${rows.length} are shown` : "";
          return `${table(rows, letterColumns(new Date(), styles), styles)}\n\n${reasonsInWords(counts)}${rest}`;
        });
      }),
    );
}

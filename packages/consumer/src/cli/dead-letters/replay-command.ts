import { streamKeys } from "@calltape/shared";
import { Command } from "commander";
import { countByReason } from "../../dead-letters/read-dead-letters.js";
import { replayDeadLetters } from "../../dead-letters/replay-dead-letters.js";
import { countInWords } from "../in-words.js";
import { JSON_OPTION, printResult } from "../print-result.js";
import { startProgress } from "../progress.js";
import { withServers } from "../servers.js";
import type { Terminal } from "../terminal.js";
import { addFilterOptions, type FilterOptions, filterOf, idsArgument } from "./filter-options.js";
import { requireLetters } from "./require-letters.js";

interface Options extends FilterOptions {
  readonly again?: true;
  readonly json?: true;
}

export function replayCommand(terminal: Terminal): Command {
  return addFilterOptions(new Command("replay"))
    .description(
      "Send what was set aside through the stream again, after what it failed on was mended: all that is open, or what is chosen. An event that was stored meanwhile changes nothing.",
    )
    .addArgument(idsArgument("only these"))
    .option("--again", "also those that were sent again or discarded before; with ids only")
    .option(...JSON_OPTION)
    .addHelpText(
      "after",
      "\nExamples:\n  calltape dead-letters replay --reason newer_version\n  calltape dead-letters replay 17 18",
    )
    .action((ids: readonly string[] = [], options: Options) =>
      withServers(terminal, "replay dead letters", async ({ settings, pool, link }) => {
        const again = options.again === true;
        if (again && ids.length === 0) throw new Error("--again is for single letters: give their ids");
        if (ids.length > 0) await requireLetters(pool, ids, again);
        const filter = filterOf(ids, options, again ? "any" : "open");
        const counts = await countByReason(pool, filter);
        const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
        const progress = startProgress(terminal, { label: "replaying", total });
        const signal = terminal.stopSignal();
        try {
          const replayed = await replayDeadLetters(
            { pool, redis: link.redis },
            filter,
            {
              streams: streamKeys(settings.prefix, settings.shards),
              onReplayed: (count) => progress.update(count, `${countInWords(count)} dead letters`),
            },
            signal,
          );
          progress.end();
          const result = { replayed };
          printResult(
            terminal,
            result,
            options,
            () => `${countInWords(replayed)} dead letters sent through the stream again`,
          );
          if (signal.aborted)
            throw new Error("stopped before the end; run it again to go on, nothing is lost");
        } finally {
          progress.end();
        }
      }),
    );
}

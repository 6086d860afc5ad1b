import { Command } from "commander";
import { replayDeadLetters } from "../dead-letters/replay-dead-letters.js";
import { countInWords } from "./in-words.js";
import { JSON_OPTION, printResult } from "./print-result.js";
import { withServers } from "./servers.js";
import type { Terminal } from "./terminal.js";

export function deadLettersCommand(terminal: Terminal): Command {
  return new Command("dead-letters")
    .description("What could not be stored and was set aside.")
    .addCommand(replayCommand(terminal));
}

function replayCommand(terminal: Terminal): Command {
  return new Command("replay")
    .description("Send what was set aside through the stream again, after what it failed on was mended.")
    .option("--reason <reason>", "only what was set aside for this reason, such as newer_version")
    .option(...JSON_OPTION)
    .addHelpText("after", "\nExample:\n  calltape dead-letters replay --reason newer_version")
    .action(async ({ reason, ...options }: { reason?: string; json?: true }) => {
      const replayed = await withServers(terminal, "replay dead letters", ({ pool, link }) =>
        replayDeadLetters({ pool, redis: link.redis }, reason, terminal.stopSignal()),
      );
      printResult(
        terminal,
        { replayed },
        options,
        () => `${countInWords(replayed)} dead letters sent through the stream again`,
      );
    });
}

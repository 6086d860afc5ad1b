import { Command } from "commander";
import { readPhoneBook } from "../projections/customers/read-phone-book.js";
import { rebuild } from "../rebuild/rebuild.js";
import {
  beginRebuild,
  type CallRange,
  openRebuild,
  type RebuildState,
  type RebuildTotals,
} from "../rebuild/rebuild-state.js";
import { countInWords } from "./in-words.js";
import { parseMoment } from "./parse-moment.js";
import { JSON_OPTION, printResult } from "./print-result.js";
import { startProgress } from "./progress.js";
import { withPostgres } from "./servers.js";
import type { Terminal } from "./terminal.js";

interface Options extends CallRange {
  readonly restart?: true;
  readonly json?: true;
}

interface Result extends RebuildTotals {
  readonly finished: boolean;
}

export function rebuildCommand(terminal: Terminal): Command {
  return new Command("rebuild")
    .description(
      "Make calls, turns, tool calls and customers again from call_events, while workers go on. " +
        "What is right is not touched. Stopped or killed, it goes on where it was when run again.",
    )
    .option("--from <time>", "only calls that began from then on, such as 7d, 2026-11-20", parseMoment)
    .option("--until <time>", "only calls that began before then", parseMoment)
    .option("--restart", "begin anew where an earlier run of the same range was not finished")
    .option(...JSON_OPTION)
    .addHelpText(
      "after",
      "\nExamples:\n  calltape rebuild\n  calltape rebuild --from 2026-11-01 --until 2026-11-08",
    )
    .action((options: Options) => run(terminal, options));
}

async function run(terminal: Terminal, { restart, json, ...range }: Options): Promise<void> {
  const signal = terminal.stopSignal();
  const { state, isFinished } = await withPostgres(terminal, "rebuild", async ({ pool, settings }) => {
    const phones = await readPhoneBook(pool, settings.defaultRegion);
    const open = restart === true ? undefined : await openRebuild(pool, range);
    if (open !== undefined) {
      terminal.stderr.write(`calltape: going on with the rebuild begun at ${open.startedAt}\n`);
    } else if (range.from !== undefined || range.until !== undefined) {
      // An age such as 7d is another time in the next run.
      terminal.stderr.write(`calltape: should this be cut short, go on with${inOptions(range)}\n`);
    }
    const first = open ?? (await beginRebuild(pool, range));
    let progress: ReturnType<typeof startProgress> | undefined;
    try {
      return await rebuild(
        {
          ...{ pool, phones, range },
          onProgress: ({ events, calls, expectedEvents }) => {
            progress ??= startProgress(terminal, { label: "rebuilding", total: expectedEvents });
            progress.update(Math.min(events, expectedEvents), `${countInWords(calls)} calls`);
          },
        },
        first,
        signal,
      );
    } finally {
      progress?.end();
    }
  });
  printResult(terminal, resultOf(state, isFinished), { ...(json && { json }) }, inWords);
  if (!isFinished) terminal.exitCode = 1;
}

const inOptions = (range: CallRange) =>
  Object.entries(range)
    .flatMap(([name, at]: [string, Date | undefined]) => (at ? [` --${name} ${at.toISOString()}`] : []))
    .join("");

const resultOf = (
  { events, calls, changed, rows, incomplete, unreadable, customers }: RebuildState,
  finished: boolean,
): Result => ({ finished, events, calls, changed, rows, customers, incomplete, unreadable });

function inWords(result: Result): string {
  const count = (n: number, one: string, many: string) => `${countInWords(n)} ${n === 1 ? one : many}`;
  const lines = [
    `${count(result.calls, "call", "calls")} made again from ${count(result.events, "event", "events")}; wrong were ` +
      `${count(result.changed, "row", "rows")} of calls, ${countInWords(result.rows)} of turns and tool calls, ` +
      `${countInWords(result.customers)} of customers`,
  ];
  if (result.incomplete > 0) {
    lines.push(
      `${count(result.incomplete, "call", "calls")} left as they are: fewer events are stored than they count, the others are gone`,
    );
  }
  if (result.unreadable > 0) {
    lines.push(
      `${count(result.unreadable, "call", "calls")} left as they are: this version cannot read one of their events`,
    );
  }
  if (!result.finished) lines.push("stopped before the end; run it again to go on");
  return lines.join("\n");
}

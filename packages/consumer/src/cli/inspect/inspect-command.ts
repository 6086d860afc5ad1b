import { Command, Option } from "commander";
import { Inspector } from "../../inspect/inspector.js";
import type { Snapshot } from "../../inspect/snapshot.js";
import { parseDuration } from "../parse-moment.js";
import { JSON_OPTION } from "../print-result.js";
import { withServers } from "../servers.js";
import { type Styles, stylesOf } from "../styles.js";
import type { Terminal } from "../terminal.js";
import { watchScreen } from "../watch-screen.js";
import { inspectDocument } from "./document.js";
import { inspectReport } from "./report.js";
import { type Inspection, verdictOf } from "./verdict.js";

interface Options {
  readonly json?: true;
  readonly watch?: true;
  readonly window: number;
}

const EXAMPLES = `
Examples:
  calltape inspect                      what is there, what is wrong, what to do
  calltape inspect --watch              the same, drawn again and again; q ends it
  calltape inspect --json | jq .verdict
  calltape inspect > /dev/null || alert-somebody

Exits with 1 when something is wrong. Rates are measured, over --window or, with --watch, over the
last minute; ages are by the clock of Redis. A worker is gone when it has no connection to Redis.`;

export function inspectCommand(terminal: Terminal): Command {
  return new Command("inspect")
    .description("What lies on the tape, who works on it, what is wrong and what to do.")
    .option("--watch", "look again and again, until q or Ctrl-C")
    .addOption(
      new Option("--window <duration>", "how long rates are measured")
        .argParser(parseDuration)
        .default(2_000, "2s"),
    )
    .option(...JSON_OPTION)
    .addHelpText("after", EXAMPLES)
    .action((options: Options) =>
      withServers(terminal, "inspect", async ({ settings, link, pool }) => {
        const inspector = new Inspector({
          ...{ link, pool, prefix: settings.prefix, shards: settings.shards },
          allowEviction: settings.allowEviction === "yes",
        });
        const { replayWindowMs } = settings;
        const say = (inspection: Inspection, styles: Styles) =>
          options.json === true
            ? JSON.stringify(inspectDocument(inspection, replayWindowMs))
            : inspectReport(inspection, replayWindowMs, styles);
        const judge = (snapshot: Snapshot): Inspection => {
          const verdict = verdictOf(snapshot, settings);
          terminal.exitCode = verdict.ok ? 0 : 1;
          return { snapshot, verdict };
        };
        const first = inspector.first(options.window, terminal.stopSignal());
        if (options.watch !== true) {
          terminal.stdout.write(`${say(judge(await first), stylesOf(terminal, terminal.stdout))}\n`);
          return;
        }
        let looks = 0;
        await watchScreen(terminal, async (styles) =>
          say(judge(looks++ === 0 ? await first : await inspector.next()), styles),
        );
      }),
    );
}

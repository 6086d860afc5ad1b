import { Command } from "commander";
import { type Month, monthOf } from "../../partitions/month.js";
import { carryOutRetention } from "../../retention/carry-out-retention.js";
import { type RetentionPlan, readRetention } from "../../retention/read-retention.js";
import type { Floors } from "../../retention/retained-table.js";
import { floorsOf } from "../../retention/retention-floors.js";
import { RETENTION_VARIABLES, retentionLimits } from "../../settings/retention-limits.js";
import type { Settings } from "../../settings/settings.js";
import { confirm, YES_OPTION } from "../confirm.js";
import { countInWords } from "../in-words.js";
import { parseMonth } from "../parse-month.js";
import { JSON_OPTION, printResult } from "../print-result.js";
import { withPostgres } from "../servers.js";
import type { Terminal } from "../terminal.js";
import { removalsInWords, removalTable, toGo } from "./removal-table.js";
import { retentionProgress } from "./retention-progress.js";
import { type TableOption, tableOption, tablesOf } from "./table-option.js";

interface Options extends TableOption {
  readonly before?: Month;
  readonly strict?: true;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly json?: true;
}

export function dropCommand(terminal: Terminal): Command {
  return new Command("drop")
    .description(
      `Remove what is older than ${RETENTION_VARIABLES.join(", ")} allow: a month when all of it is. Run it daily; killed, it is gone on with the next time. Needs the owner of the tables.`,
    )
    .option("--before <month>", "remove the months before this one, whatever the settings are", parseMonth)
    .addOption(tableOption())
    .option("--strict", "delete by day inside the month that the limit falls in")
    .option("--dry-run", "only show what would go")
    .option(...YES_OPTION)
    .option(...JSON_OPTION)
    .addHelpText(
      "after",
      "\nExamples:\n  CALLTAPE_RETAIN_EVENTS_DAYS=14 calltape partitions drop --dry-run\n" +
        "  calltape partitions drop --yes --json\n" +
        "  calltape partitions drop --before 2026-01 --table call_events",
    )
    .action((options: Options) =>
      withPostgres(terminal, "remove partitions", async ({ settings, pool }) => {
        const plan = await readRetention(pool, wantedFloors(settings, options));
        const removals = plan.removals.map(toGo);
        if (options.dryRun === true) {
          const describe = () =>
            removals.length === 0 ? NOTHING : removalTable(terminal, removals, "stdout");
          printResult(terminal, { removals, keptSince: plan.floors }, options, describe);
          return;
        }
        await agree(terminal, plan, options);
        const progress = retentionProgress(terminal, plan.removals.length);
        const result = await carryOutRetention(pool, plan.floors, terminal.stopSignal(), progress).finally(
          progress.end,
        );
        printResult(terminal, { ...result, keptSince: plan.floors }, options, ({ partitions, rows }) => {
          const rest = rows === 0 ? "" : `, ${countInWords(rows)} rows deleted from months that stay`;
          return partitions.length + rows === 0 ? NOTHING : `${partitions.length} partitions dropped${rest}`;
        });
        if (!result.isComplete) throw new Error("stopped before the end; run it again to go on");
      }),
    );
}

const NOTHING = "nothing is older than what is kept";

/** The floors that are asked for, once the time is known. */
function wantedFloors(settings: Settings, options: Options): (now: Date) => Floors {
  const tables = new Set<string>(tablesOf(options));
  const ofTables = <T>(values: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(values).filter(([table]) => tables.has(table)));
  const { before } = options;
  if (before !== undefined) {
    return (now) => {
      const current = monthOf(now.toISOString());
      if (before > current)
        throw new Error(`--before ${before} would take what is being written; give ${current} at most`);
      return Object.fromEntries([...tables].map((table) => [table, new Date(`${before}-01T00:00:00Z`)]));
    };
  }
  const limits = ofTables(retentionLimits(settings));
  if (Object.keys(limits).length === 0) {
    throw new Error(
      `no limit is set, so everything is kept: set ${RETENTION_VARIABLES.join(", ")}, or name a month with --before`,
    );
  }
  return (now) => floorsOf(now, limits, options.strict === true ? "day" : "month");
}

async function agree(terminal: Terminal, { removals }: RetentionPlan, options: Options): Promise<void> {
  if (removals.length === 0) return;
  terminal.stderr.write(`${removalTable(terminal, removals.map(toGo), "stderr")}\n\n`);
  await confirm(terminal, `Remove ${removalsInWords(removals)} for good?`, options);
}

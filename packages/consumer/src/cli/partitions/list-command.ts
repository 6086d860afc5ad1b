import { Command } from "commander";
import type { Pool } from "../../db/pool.js";
import { countRows, readPartitions } from "../../partitions/read-partitions.js";
import { readFloors } from "../../retention/read-floors.js";
import { bytesInWords } from "../in-words.js";
import { JSON_OPTION, printResult } from "../print-result.js";
import { startProgress } from "../progress.js";
import { withPostgres } from "../servers.js";
import { table } from "../table.js";
import type { Terminal } from "../terminal.js";
import { type ListedPartition, listed, partitionColumns } from "./partition-columns.js";
import { type TableOption, tableOption, tablesOf } from "./table-option.js";

interface Options extends TableOption {
  readonly exact?: true;
  readonly json?: true;
}

export function listCommand(terminal: Terminal): Command {
  return new Command("list")
    .description("Each month of each table: whether it is attached, its rows, its size on disk.")
    .addOption(tableOption())
    .option("--exact", "count the rows, which reads all of them, rather than take Postgres's estimate")
    .option(...JSON_OPTION)
    .addHelpText(
      "after",
      "\nExamples:\n  calltape partitions list\n  calltape partitions list --table call_events --exact",
    )
    .action((options: Options) =>
      withPostgres(terminal, "list the partitions", async ({ pool }) => {
        const result = {
          partitions: await readListed(terminal, pool, options),
          keptSince: await readFloors(pool),
        };
        printResult(terminal, result, options, ({ partitions, keptSince }, styles) => {
          const bytes = partitions.reduce((sum, one) => sum + one.bytes, 0);
          const floors = Object.entries(keptSince).map(
            ([name, since]) => `${name} keeps what began since ${since.toISOString().slice(0, 10)}`,
          );
          return [
            table(partitions, partitionColumns(styles), styles),
            "",
            [`${partitions.length} partitions, ${bytesInWords(bytes)}`, ...floors].join("; "),
          ].join("\n");
        });
      }),
    );
}

async function readListed(terminal: Terminal, pool: Pool, options: Options): Promise<ListedPartition[]> {
  const tables = new Set(tablesOf(options));
  const partitions = (await readPartitions(pool)).filter((one) => tables.has(one.table));
  if (options.exact !== true) return partitions.map((one) => listed(one));
  const progress = startProgress(terminal, { label: "counting", total: partitions.length });
  try {
    const counted: ListedPartition[] = [];
    for (const partition of partitions) {
      counted.push(listed(partition, await countRows(pool, partition)));
      progress.update(counted.length, partition.name);
    }
    return counted;
  } finally {
    progress.end();
  }
}

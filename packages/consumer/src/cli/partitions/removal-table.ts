import type { Removal } from "../../retention/plan-retention.js";
import { bytesInWords, countInWords } from "../in-words.js";
import { stylesOf } from "../styles.js";
import { table } from "../table.js";
import type { Terminal } from "../terminal.js";
import { type ListedPartition, listed, partitionColumns } from "./partition-columns.js";

/** Something that is about to go, as it is shown. */
export interface ToGo extends ListedPartition {
  readonly what: Removal["what"];
  /** Rows of calls that began before. */
  readonly before: string;
}

export function toGo({ partition, what, floor }: Removal): ToGo {
  return { ...listed(partition), what, before: floor.toISOString() };
}

export function removalTable(
  terminal: Terminal,
  removals: readonly ToGo[],
  where: "stdout" | "stderr",
): string {
  const styles = stylesOf(terminal, terminal[where]);
  const goes = ({ what, before }: ToGo) =>
    what === "partition" ? "all of it" : `what began before ${before.slice(0, 10)}`;
  return table(
    removals,
    [...partitionColumns<ToGo>(styles), { title: "goes", value: goes, paint: styles.red }],
    styles,
  );
}

/** `3 partitions with about 1,200 rows, 1.5 MiB, and days of 1 month`. */
export function removalsInWords(removals: readonly Removal[]): string {
  const whole = removals.filter(({ what }) => what === "partition").map(({ partition }) => partition);
  const rows = whole.reduce((sum, { estimatedRows = 0 }) => sum + estimatedRows, 0);
  const bytes = whole.reduce((sum, partition) => sum + partition.bytes, 0);
  const cut = removals.length - whole.length;
  return [
    ...(whole.length === 0
      ? []
      : [`${whole.length} partitions with about ${countInWords(rows)} rows, ${bytesInWords(bytes)}`]),
    ...(cut === 0 ? [] : [`days of ${cut} partitions that stay`]),
  ].join(", and ");
}

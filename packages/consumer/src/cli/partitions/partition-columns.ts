import type { Partition } from "../../partitions/read-partitions.js";
import { bytesInWords, countInWords } from "../in-words.js";
import type { Styles } from "../styles.js";
import type { Column } from "../table.js";

/** A partition with what a list tells of it. */
export interface ListedPartition {
  readonly table: string;
  readonly month: string;
  readonly name: string;
  readonly state: string;
  /** `null` where nobody has counted or estimated them yet. */
  readonly rows: number | null;
  readonly isEstimate: boolean;
  readonly bytes: number;
}

export function listed(
  { table, month, name, state, estimatedRows, bytes }: Partition,
  counted?: number,
): ListedPartition {
  const rows = counted ?? estimatedRows ?? null;
  return { table, month, name, state, rows, isEstimate: counted === undefined, bytes };
}

/** How many rows, with a sign where they are estimated. */
export function rowsInWords({ rows, isEstimate }: Pick<ListedPartition, "rows" | "isEstimate">): string {
  return rows === null ? "?" : `${isEstimate ? "~" : ""}${countInWords(rows)}`;
}

export function partitionColumns<P extends ListedPartition>(styles: Styles): readonly Column<P>[] {
  const isOdd = ({ state }: ListedPartition) => state !== "attached";
  return [
    { title: "month", value: ({ month }) => month },
    { title: "table", value: ({ table }) => table },
    {
      ...{ title: "state", value: ({ state }) => state },
      paint: (text, row) => (isOdd(row) ? styles.yellow(text) : text),
    },
    { title: "rows", value: rowsInWords, align: "right" },
    { title: "size", value: ({ bytes }) => bytesInWords(bytes), align: "right" },
  ];
}

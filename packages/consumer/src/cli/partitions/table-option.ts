import { Option } from "commander";
import { RETAINED_TABLES, type RetainedTable } from "../../retention/retained-table.js";

/** Which of the tables are meant; all of them when left out. */
export function tableOption(): Option {
  return new Option("--table <name...>", "only of this table, or of these").choices([...RETAINED_TABLES]);
}

export interface TableOption {
  readonly table?: readonly RetainedTable[];
}

export function tablesOf({ table }: TableOption): readonly RetainedTable[] {
  return table ?? RETAINED_TABLES;
}

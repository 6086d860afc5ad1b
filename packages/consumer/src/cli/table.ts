import { stripVTControlCharacters } from "node:util";
import Table from "cli-table3";
import { printable } from "./printable.js";
import type { Styles } from "./styles.js";

/** A column of a table: what stands over it and what in it. */
export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string;
  readonly align?: "left" | "right";
  /** Makes a cell stand out; its text is given as it is shown. */
  readonly paint?: (text: string, row: Row) => string;
  /** Long text: broken into lines of what width the others leave. At most one column. */
  readonly grows?: true;
}

/** Blanks between two columns. */
const GAP = 2;
/** A growing column is never narrower. */
const NARROWEST = 20;

const NO_LINES = Object.fromEntries(
  [
    ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
    ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"],
  ].map((place) => [place, ""]),
);

const widthOf = (text: string) => stripVTControlCharacters(text).length;

/** A table without lines, as `ps` and `kubectl` have them. A row is one line, except on a screen too narrow for it. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], styles: Styles): string {
  const cells = rows.map((row) =>
    columns.map(({ value, paint = (text) => text }) => paint(printable(value(row)), row)),
  );
  const head = columns.map(({ title }) => styles.dim(title.toUpperCase()));
  return grid([head, ...cells], columns, styles);
}

/** What is known of one thing: names with what is said of them, long texts broken on a screen. */
export function facts(rows: readonly (readonly [name: string, value: string])[], styles: Styles): string {
  const cells = rows.map(([name, value]) => [name, printable(value)]);
  return grid(cells, [{}, { grows: true }], styles);
}

function grid(
  cells: readonly (readonly string[])[],
  columns: readonly Pick<Column<never>, "align" | "grows">[],
  { width = Number.POSITIVE_INFINITY }: Styles,
): string {
  const taken = columns.map(({ grows }, i) =>
    grows === true ? GAP : GAP + Math.max(...cells.map((row) => widthOf(row[i] ?? ""))),
  );
  const left = width - taken.reduce((sum, one) => sum + one, 0);
  const made = new Table({
    chars: NO_LINES,
    style: { "padding-left": 0, "padding-right": GAP, head: [], border: [] },
    colAligns: columns.map(({ align = "left" }) => align),
    colWidths: columns.map(({ grows }) =>
      grows === true && Number.isFinite(left) ? Math.max(NARROWEST, left) + GAP : null,
    ),
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  made.push(...cells.map((row) => [...row]));
  return made
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

import { markdownTable } from "markdown-table";

/** A table in Markdown: the first column is text, the others are figures. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0;
  const align = Array.from({ length: columns }, (_, i) => (i === 0 ? "l" : "r"));
  return markdownTable(
    rows.map((row) => [...row]),
    { align, stringLength: (text) => [...text].length },
  );
}

/** A whole number with its thousands set apart. */
export function whole(value: number): string {
  return Number.isNaN(value) ? "?" : Math.round(value).toLocaleString("en-US");
}

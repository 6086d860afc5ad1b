/**
 * The text format of COPY (Postgres documentation, COPY, "Text Format"): a row a
 * line, columns separated by tabs, `\N` for null, and a backslash before what
 * would otherwise end a column or a row.
 */
export const COPY_NULL = "\\N";

const SPECIAL = /[\\\t\n\r]/;
const ALL_SPECIAL = /[\\\t\n\r]/g;
const ESCAPED: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** A text as a column. It must not contain U+0000, which Postgres takes in no form. */
export function copyText(text: string | null | undefined): string {
  if (text === null || text === undefined) return COPY_NULL;
  // Most texts have nothing to escape, and finding that out costs little.
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (character) => ESCAPED[character] ?? "") : text;
}

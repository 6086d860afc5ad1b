import { type Styles, stylesOf } from "./styles.js";
import type { Terminal } from "./terminal.js";

/** The option of every command that has a result. */
export const JSON_OPTION = ["--json", "print one JSON document"] as const;

/**
 * Prints a command's result: as one JSON document, or as what `describe` says of
 * it for a person. Nothing else writes to standard output.
 */
export function printResult<T>(
  terminal: Terminal,
  result: T,
  { json }: { readonly json?: true },
  describe: (result: T, styles: Styles) => string,
): void {
  const text = json === true ? JSON.stringify(result) : describe(result, stylesOf(terminal, terminal.stdout));
  terminal.stdout.write(`${text}\n`);
}

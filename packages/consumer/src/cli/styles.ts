import colours from "picocolors";
import type { Output, Terminal } from "./terminal.js";

/** How text may look where it is shown. */
export interface Styles extends ReturnType<typeof colours.createColors> {
  /** Characters in a line; none where it is no screen. */
  readonly width: number | undefined;
}

/** Colours only on a terminal that has them, and never with NO_COLOR (no-color.org). */
export function stylesOf({ env }: Pick<Terminal, "env">, output: Output): Styles {
  const isScreen = output.isTTY === true;
  const hasColours = isScreen && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
  return { ...colours.createColors(hasColours), width: isScreen ? (output.columns ?? 80) : undefined };
}

/**
 * What Postgres refuses in `text` and `jsonb`, written as JSON escapes: U+0000
 * and surrogates without their other half. A cheap test, true for valid pairs too.
 */
const SUSPECT = /\\u(?:0000|[dD][89abcdefABCDEF])/;

/**
 * Every escape of the text, one by one, so that a backslash that is itself
 * escaped (`\\u0000` written by somebody who talks about it) is never mistaken.
 */
const ESCAPES = /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u([0-9a-fA-F]{4})|\\[^u]/g;

const isRefused = (hex: string) => hex === "0000" || /^[dD][89a-fA-F]/.test(hex);

/**
 * Replaces U+0000 and lone surrogates, in values and in keys, by U+FFFD, the
 * replacement character, and leaves everything else to the letter. Returns the
 * same string when there is nothing to repair.
 *
 * @param json valid JSON, decoded from UTF-8 (which cannot carry a lone surrogate itself)
 */
export function repairJsonText(json: string): string {
  if (!json.includes("\\u") || !SUSPECT.test(json)) return json;
  return json.replace(ESCAPES, (sequence: string, hex: string | undefined) =>
    hex !== undefined && isRefused(hex) ? "\\ufffd" : sequence,
  );
}

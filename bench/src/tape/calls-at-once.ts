/** How many calls go on at once in a recording, on average: those between whose first and last event a line lies. */
export function callsAtOnce(lines: readonly string[]): number {
  const spans = new Map<string, { first: number; last: number }>();
  for (const [i, line] of lines.entries()) {
    const [, callId = ""] = /"call_id":"([^"]+)"/.exec(line) ?? [];
    const span = spans.get(callId);
    if (span === undefined) spans.set(callId, { first: i, last: i });
    else span.last = i;
  }
  const covered = [...spans.values()].reduce((sum, { first, last }) => sum + last - first + 1, 0);
  return Math.max(1, covered / Math.max(1, lines.length));
}

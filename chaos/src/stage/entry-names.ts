/** What entries are known by to the judge: each by its bytes as Latin-1, and by its token if it has one. */
export function entryNames(values: readonly Buffer[]): ReadonlySet<string> {
  return new Set(values.flatMap((raw) => [raw.toString("latin1"), ...tokenIn(raw)]));
}

function tokenIn(raw: Buffer): readonly string[] {
  const token = /"request_id":"([^"]+)"/.exec(raw.toString())?.[1];
  return token === undefined ? [] : [token];
}

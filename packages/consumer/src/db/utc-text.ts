/** SQL that writes a timestamp in the form events have it: RFC 3339 in UTC, with milliseconds. */
export function utcText(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

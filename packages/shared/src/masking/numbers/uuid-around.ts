const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])/iy;

const DASH = 0x2d;
/** Characters of a UUID before its first dash. */
export const UUID_HEAD = 8;

/** Where the UUID ends whose first dash is at `dash`, or -1: its digits are nobody's number. */
export function uuidAround(text: string, dash: number): number {
  if (text.charCodeAt(dash + 5) !== DASH || text.charCodeAt(dash + 10) !== DASH) return -1;
  uuid.lastIndex = dash - UUID_HEAD;
  return dash >= UUID_HEAD && uuid.test(text) ? uuid.lastIndex : -1;
}

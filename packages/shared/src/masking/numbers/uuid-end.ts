const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])/iy;

/** Where the UUID that begins at `at` ends, or -1: its digits are nobody's number. */
export function uuidEnd(text: string, at: number): number {
  uuid.lastIndex = at;
  return uuid.test(text) ? uuid.lastIndex : -1;
}

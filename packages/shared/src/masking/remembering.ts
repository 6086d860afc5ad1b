/** Words that are remembered at once, and the longest of them. */
const MOST = 2_000;
const LONGEST = 48;

/**
 * `find`, which must be pure, with what it found kept: log lines consist of the same words and keys over and over. When there are
 * too many it begins anew, so that memory stays bounded.
 */
export function remembering<T>(find: (word: string) => T): (word: string) => T {
  const found = new Map<string, { readonly value: T }>();
  return (word) => {
    const known = found.get(word);
    if (known !== undefined) return known.value;
    const value = find(word);
    if (word.length > LONGEST) return value;
    if (found.size >= MOST) found.clear();
    found.set(withoutLine(word), { value });
    return value;
  };
}

/** The same characters in memory of their own: a slice keeps the whole line that it was taken from. */
export function withoutLine(slice: string): string {
  return Array.from(slice).join("");
}

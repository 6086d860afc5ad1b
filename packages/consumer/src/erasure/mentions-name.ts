/** Shorter parts of names are in too many words. */
const SHORTEST = 3;

/** Whether a part of one of the names stands in a text. Pure. */
export function mentionsName(text: string, names: Iterable<string>): boolean {
  const low = text.toLowerCase();
  for (const name of names) {
    const parts = name.toLowerCase().split(/[^\p{L}\p{M}'’-]+/u);
    if (parts.some((part) => part.length >= SHORTEST && low.includes(part))) return true;
  }
  return false;
}

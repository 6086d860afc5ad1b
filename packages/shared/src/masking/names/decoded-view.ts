/** A text with its escapes read as the letters they stand for, and the way back. */
export interface DecodedView {
  readonly text: string;
  /** Where in the original a character of `text` begins. */
  readonly origin: (index: number) => number;
}

const escapes =
  /\\+u[0-9a-fA-F]{4}|%[cC][3-9a-fA-F]%[89abAB][0-9a-fA-F]|%[dD][0-9a-fA-F]%[89abAB][0-9a-fA-F]|%[eE]2%80%[89abAB][0-9a-fA-F]|%2[0278]|%3[aAdD]/g;
const hasEscapes = /\\u[0-9a-fA-F]{4}|%[cdCD][0-9a-fA-F]%|%2[0278]/;

function decoded(written: string): string {
  if (written.startsWith("\\")) return String.fromCharCode(Number.parseInt(written.slice(-4), 16));
  const bytes = written
    .slice(1)
    .split("%")
    .map((byte) => Number.parseInt(byte, 16));
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** Reads `\u041e` of JSON and `%D0%9E` of URLs; what has none of them is its own view. */
export function decodedView(original: string): DecodedView {
  if (!hasEscapes.test(original)) return { text: original, origin: (index) => index };
  const parts: string[] = [];
  /** Pairs: from this index of the view on, the original is this much further. */
  const from: number[] = [];
  const ahead: number[] = [];
  let length = 0;
  let end = 0;
  for (const match of original.matchAll(escapes)) {
    const character = decoded(match[0]);
    parts.push(original.slice(end, match.index), character);
    length += match.index - end + character.length;
    end = match.index + match[0].length;
    from.push(length);
    ahead.push(end - length);
  }
  parts.push(original.slice(end));
  const origin = (index: number): number => {
    let low = 0;
    let high = from.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((from[middle] ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    return index + (ahead[low - 1] ?? 0);
  };
  return { text: parts.join(""), origin };
}

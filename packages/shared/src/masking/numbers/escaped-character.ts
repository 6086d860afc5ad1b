export interface EscapedCharacter {
  readonly code: number;
  readonly length: number;
}

/**
 * The character an escape at `at` stands for: `%2B`, `%C2%A0`, `\u002b`, `\n`. Logs carry URLs and JSON within JSON, so
 * the plus and the spaces of a number come escaped. Code 0 is any character that no number is written with.
 */
export function escapedCharacter(text: string, at: number): EscapedCharacter | undefined {
  if (text.charCodeAt(at) === 0x25) return percentEscape(text, at);
  if (text.charCodeAt(at) === 0x26)
    return text.startsWith("&nbsp;", at) ? { code: 0xa0, length: 6 } : undefined;
  const letter = text.charAt(at + 1);
  if (letter === "n" || letter === "r" || letter === "t") return { code: 0x20, length: 2 };
  if (letter === '"') return { code: 0x22, length: 2 };
  if (letter !== "u") return undefined;
  const code = hexAt(text, at + 2, 4);
  return code < 0 ? undefined : { code, length: 6 };
}

function percentEscape(text: string, at: number): EscapedCharacter | undefined {
  const first = hexAt(text, at + 1, 2);
  if (first < 0 || isNeverEscaped(first)) return undefined;
  if (first < 0x80) return { code: first, length: 3 };
  const second = text.charAt(at + 3) === "%" ? hexAt(text, at + 4, 2) : -1;
  if (first >= 0xc0 && first < 0xe0 && second >= 0) {
    return { code: ((first & 0x1f) << 6) | (second & 0x3f), length: 6 };
  }
  const third = text.charAt(at + 6) === "%" ? hexAt(text, at + 7, 2) : -1;
  if (first >= 0xe0 && first < 0xf0 && second >= 0 && third >= 0) {
    return { code: ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f), length: 9 };
  }
  return { code: 0, length: 3 };
}

/** Letters, digits, control characters and the middle of others: that is the `%` of `LIKE '%0671234567'`. */
function isNeverEscaped(code: number): boolean {
  const lower = code | 0x20;
  if (code < 0x20 || (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a)) return true;
  return code >= 0x80 && code < 0xc0;
}

function hexAt(text: string, at: number, length: number): number {
  const digits = text.slice(at, at + length);
  return digits.length === length && /^[0-9a-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : -1;
}

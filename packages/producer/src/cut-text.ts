/** The first characters of a text, never half of one: a surrogate pair stays whole or goes. */
export function firstCharacters(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? length - 1 : length);
}

/** The longest beginning of a text that has at most that many bytes in UTF-8. */
export function firstBytes(text: string, bytes: number): string {
  const buffer = Buffer.from(text.slice(0, bytes));
  if (buffer.length <= bytes) return buffer.toString();
  let end = bytes;
  // 10xxxxxx continues a character: step back to where one begins.
  while (end > 0 && ((buffer[end] ?? 0) & 0xc0) === 0x80) end--;
  return buffer.toString("utf8", 0, end);
}

/** Cuts a text to at most that many bytes, and says how many were left out. */
export function cutText(text: string, bytes: number): string {
  const total = Buffer.byteLength(text);
  if (total <= bytes) return text;
  const kept = firstBytes(text, bytes);
  return `${kept}… [cut: ${total - Buffer.byteLength(kept)} bytes]`;
}

/** Cuts a text to at most that many code points, the last of them an ellipsis. */
export function cutToLength(text: string, codePoints: number): string {
  // A code point has one or two units: twice as many units hold enough of them.
  const start = Array.from(firstCharacters(text, 2 * codePoints + 2));
  return start.length <= codePoints ? text : `${start.slice(0, codePoints - 1).join("")}…`;
}

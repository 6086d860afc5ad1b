/** What may stand between the digits of one number; the bits add up over a gap of several characters. */
export const Gap = {
  invisible: 1,
  space: 2,
  dash: 4,
  dot: 8,
  slash: 16,
  comma: 32,
  open: 64,
  close: 128,
  quote: 256,
  underscore: 512,
  plus: 1024,
  /** Something no number is written with: the groups on both sides are two numbers. */
  broken: 1 << 15,
} as const;

const ascii = new Uint16Array(128).fill(Gap.broken);
for (const [characters, kind] of [
  [" \t", Gap.space],
  ["-~", Gap.dash],
  [".", Gap.dot],
  ["/", Gap.slash],
  [",", Gap.comma],
  ["([", Gap.open],
  [")]", Gap.close],
  ["'\"`", Gap.quote],
  ["_", Gap.underscore],
  ["+", Gap.plus],
] as const) {
  for (const character of characters) ascii[character.charCodeAt(0)] = kind;
}

/** The kind of one character between digits. */
export function gapKind(code: number): number {
  if (code < 128) return ascii[code] ?? Gap.broken;
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200a)) return Gap.space;
  if (code === 0x202f || code === 0x205f || code === 0x3000) return Gap.space;
  if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xff0d) return Gap.dash;
  if (code === 0xb7 || code === 0x2022 || code === 0x2024 || code === 0xff0e) return Gap.dot;
  if (code === 0xff08) return Gap.open;
  if (code === 0xff09) return Gap.close;
  if (code === 0xff0b) return Gap.plus;
  if (code === 0x2044 || code === 0x2215 || code === 0xff0f) return Gap.slash;
  if (code === 0x2018 || code === 0x2019 || code === 0x201c || code === 0x201d) return Gap.quote;
  if ((code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e)) return Gap.invisible;
  if ((code >= 0x2060 && code <= 0x2069) || code === 0xfeff || code === 0xad) return Gap.invisible;
  return Gap.broken;
}

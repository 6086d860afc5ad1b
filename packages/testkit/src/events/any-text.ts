import fc from "fast-check";

const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff;

/** Text of any characters there are, control characters included. fast-check's own unit for that takes most of a second to make. */
export function anyText(maxLength = 10): fc.Arbitrary<string> {
  const character = fc.integer({ min: 0, max: 0x10ffff }).filter((code) => !isSurrogate(code));
  return fc.array(character, { maxLength }).map((codes) => String.fromCodePoint(...codes));
}

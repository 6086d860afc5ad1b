export const CAPITAL = 1;
export const SMALL = 2;
/** A digit or an underscore: no letter, though it stands inside of words. */
export const DIGIT = 3;
export const APOSTROPHE = 4;
export const HYPHEN = 5;

const LAST = 0x52f;
const classes = new Uint8Array(LAST + 1);
for (let code = 0; code <= LAST; code++) {
  const character = String.fromCharCode(code);
  if (!/[A-Za-zÀ-ÖØ-öø-ɏЀ-ҁҊ-ԯ]/.test(character)) continue;
  classes[code] = character === character.toLowerCase() ? SMALL : CAPITAL;
}
for (const character of "0123456789_") classes[character.charCodeAt(0)] = DIGIT;
for (const character of "'`´ʼ") classes[character.charCodeAt(0)] = APOSTROPHE;
classes["-".charCodeAt(0)] = HYPHEN;

/** The kind of a character by its code; 0 is any other, and NaN, which is what lies outside of a text. */
export function classOf(code: number): number {
  if (code <= LAST) return classes[code] ?? 0;
  return (code >= 0x2018 && code <= 0x2019) || code === 0x2032 || code === 0xff07 ? APOSTROPHE : 0;
}

/** What kind of character stands at `index`; 0 is any other, and what lies outside. */
export const classAt = (text: string, index: number): number => classOf(text.charCodeAt(index));

export const isLetterAt = (text: string, index: number): boolean => {
  const kind = classAt(text, index);
  return kind === CAPITAL || kind === SMALL;
};

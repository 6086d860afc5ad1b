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

const APOSTROPHES = "‘’′＇";

/** What kind of character stands at `index`; 0 is any other, and what lies outside. */
export function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code <= LAST) return classes[code] ?? 0;
  return code >= 0x2018 && APOSTROPHES.includes(text.charAt(index)) ? APOSTROPHE : 0;
}

export const isLetterAt = (text: string, index: number): boolean => {
  const kind = classAt(text, index);
  return kind === CAPITAL || kind === SMALL;
};

const apostrophe = /[’ʼ‘`´′＇\\]/;
const apostrophes = new RegExp(apostrophe, "g");
const accented = /[à-ɏ]/;

/** How a word is looked up: in lower case, with one kind of apostrophe, `е` for `ё`, Latin letters without accents. */
export function normalForm(word: string): string {
  const lower = word.toLowerCase().replaceAll("ё", "е");
  const plain = accented.test(lower) ? lower.normalize("NFD").replace(/\p{M}/gu, "") : lower;
  return apostrophe.test(plain) ? plain.replace(apostrophes, "'").replaceAll("''", "'") : plain;
}

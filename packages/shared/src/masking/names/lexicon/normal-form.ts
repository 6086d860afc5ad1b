const apostrophe = /[’ʼ‘`´′＇\\]/;
const apostrophes = new RegExp(apostrophe, "g");

/** How a word is looked up: in lower case, with one kind of apostrophe, `е` for `ё`. */
export function normalForm(word: string): string {
  const lower = word.toLowerCase();
  const plain = lower.includes("ё") ? lower.replaceAll("ё", "е") : lower;
  return apostrophe.test(plain) ? plain.replace(apostrophes, "'").replaceAll("''", "'") : plain;
}

/** How words of numbers begin, in three languages. */
const beginning =
  "нул|нол|оди?н|дв[аіе]|тр[иеі]|ч[оеі]т[иыв]|п.?ят|ш[еиі]ст|с[еі]м|в[іо]с|дев|дес|сорок|сто|" +
  "zero|oh |one|tw[oe]|thr|fou?r|fi[fv]|six|seven|eight|nine|double|triple";

/** Two words of numbers beside each other, or digits before one: without these no number is said. */
const together = new RegExp(
  `(?:плюс|\\d|${beginning})[а-яіїєё'’ʼ\`"a-z]{0,12}[\\s,.\\u2026\\u00a0-]{1,3}(?:${beginning})`,
  "i",
);

/** A look that costs little: most lines say no number, and need not be taken apart into words. */
export function mayBeSpoken(text: string): boolean {
  return together.test(text);
}

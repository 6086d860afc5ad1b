/** How words of numbers begin, in three languages. */
const beginning =
  "нул|нол|оди?н|дв[аіе]|тр[иеі]|ч[оеі]т[иыв]|п.?ят|ш[еиі]ст|с[еі]м|в[іо]с|дев|дес|сорок|сто|" +
  "zero|oh |one|tw[oe]|thr|fou?r|fi[fv]|six|seven|eight|nine|double|triple";

/** A word of a number, behind what may stand between two. */
const second = new RegExp(`[\\s,.\\u2026\\u00a0-](?:${beginning})`, "gi");
/** What goes before it: a word of a number, or digits. */
const first = new RegExp(
  `(?:плюс|\\d|${beginning})[а-яіїєё'’ʼ\`"a-z]{0,12}[\\s,.\\u2026\\u00a0-]{1,3}$`,
  "i",
);
/** `first` matches no more characters than these. */
const WINDOW = 24;

/**
 * Two words of numbers beside each other, or digits before one: without these no number is said. A look that costs little: most
 * lines say no number, and need not be taken apart into words.
 */
export function mayBeSpoken(text: string): boolean {
  second.lastIndex = 0;
  for (let match = second.exec(text); match !== null; match = second.exec(text)) {
    const behind = match.index + 1;
    if (first.test(text.slice(Math.max(0, behind - WINDOW), behind))) return true;
    second.lastIndex = behind;
  }
  return false;
}

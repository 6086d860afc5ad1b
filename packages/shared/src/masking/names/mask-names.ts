import { decodedView } from "./decoded-view.js";
import { findNames } from "./find-names.js";
import { maskSpans } from "./mask-spans.js";

/** What a text must have for a name to be in it: Cyrillic, a capitalised word, an escape, or a word that leads to a name. */
const mayHaveNames =
  /[\u0400-\u052f]|[A-ZÀ-Þ][a-zà-ÿ'’]|[A-Z]{3} [A-Z]{3}|\\u0[0-9a-f]|%[CcDd]|(?<!tool_|host|file)name|(?:customer|caller|client|contact|recipient|operator)s?[^\w-]|fio=|speaking|calling|dear|\bm[rs]s? |this is|i'?m |hello|hi /;

/**
 * `text` with the names of people masked as `***`, where the language or the structure around them shows them to be names:
 * Ukrainian, Russian and English, in all declined forms. Linear in length; masking what is masked changes nothing.
 */
export function maskNames(text: string): string {
  if (!mayHaveNames.test(text)) return text;
  let masked = maskOnce(text);
  // What stands beside a mask may be known for a name by it: looked at again until nothing changes, which is soon.
  for (let before = text, pass = 1; masked !== before && pass < MOST_PASSES; pass++) {
    before = masked;
    masked = maskOnce(before);
  }
  return masked;
}

/** The bound keeps the time linear in the length of the text. */
const MOST_PASSES = 4;

function maskOnce(text: string): string {
  const view = decodedView(text);
  return maskSpans(text, view, findNames(view.text));
}

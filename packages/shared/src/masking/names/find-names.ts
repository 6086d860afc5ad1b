import { markKeyedValues } from "./mark-keyed-values.js";
import type { Span } from "./mask-spans.js";
import { NameFinder } from "./name-finder.js";
import { readContexts } from "./read-contexts.js";
import { keyedValues } from "./read-keys.js";
import { MASKED, wordsOf } from "./words.js";

/** Where the names of people stand in a text, in order. */
export function findNames(text: string): Span[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const contexts = readContexts(text, words);
  const whole = markKeyedValues(text, words, keyedValues(text, words), contexts);
  const finder = new NameFinder(text, words, contexts);
  const spans: Span[] = [];
  let floor = 0;
  for (let i = 0; i < words.length; ) {
    const value = whole?.get(i);
    if (value !== undefined) {
      spans.push(value.span);
      i = floor = value.end;
      continue;
    }
    if (words[i]?.shape !== MASKED && !finder.begins(i)) {
      i++;
      continue;
    }
    const first = finder.firstOf(i, floor);
    const last = finder.lastOf(i);
    const span = finder.spanOf(first, last);
    if (span !== undefined) spans.push(span);
    i = floor = last + 1;
  }
  return spans;
}

import { GIVEN } from "./lexicon/lexicon.js";
import type { Word } from "./words.js";

const houseNumber =
  /^,?\s?(?:буд\.?\s?|д\.\s?|№\s?)?\d{1,3}(?:[-/]?[А-Яа-яA-Za-z]|\/\d{1,3})?(?:[.,;)"'»]?$|[.,;)"'»][^\d])/;
const genitive = /(?:а|я|о|ої|ого|ей|ой|и|і)$/;
const preposition = /^(?:на|по|у|в|від|до|біля|from|at|on)$/;

/** Whether words that could be a name are a street, «на Шевченка, 45»: a number of a house is behind them. */
export function isStreet(text: string, words: readonly Word[], first: number, last: number): boolean {
  const word = words[last];
  if (word === undefined || !houseNumber.test(text.slice(word.end, word.end + 16))) return false;
  if (!genitive.test(word.text) || word.bits & GIVEN) return false;
  const before = words[first - 1];
  return (
    before === undefined ||
    preposition.test(before.text) ||
    /^,\s$/.test(text.slice(before.end, words[first]?.start))
  );
}

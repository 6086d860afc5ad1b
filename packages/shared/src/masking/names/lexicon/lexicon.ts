import { contextWords } from "./context-words.js";
import { declinedForms, declinedSurname } from "./declined-forms.js";
import { givenNamesEn } from "./given-names-en.js";
import { givenNamesRu } from "./given-names-ru.js";
import { givenNamesUk } from "./given-names-uk.js";
import { normalForm } from "./normal-form.js";
import { plainWords } from "./plain-words.js";
import { surnames } from "./surnames.js";
import { transliterations } from "./transliterations.js";

/** What is known of a word, as bits. */
export const GIVEN = 1;
export const SURNAME = 2;
/** An everyday word, a place, a brand. With one of the two above: a name only where the context says so. */
export const PLAIN = 4;
export const CALLS = 8;
export const NAME_NOUN = 16;
export const PRESENTS = 32;
export const ROLE = 64;
export const TITLE = 128;
export const GREETS = 256;
export const PLACE = 512;
export const THING = 1024;
export const AFTER = 2048;

/** Shorter ones are words of other languages too often: Ян, Лев. */
const MIN_TRANSLITERATED = 4;

let words: Map<string, number> | undefined;

function build(): Map<string, number> {
  const built = new Map<string, number>();
  const add = (word: string, bit: number): void => {
    built.set(word, (built.get(word) ?? 0) | bit);
  };
  for (const names of [givenNamesUk, givenNamesRu, givenNamesEn])
    for (const name of names) {
      for (const form of declinedForms(name)) add(form, GIVEN);
      if (name.length >= MIN_TRANSLITERATED) for (const form of transliterations(name)) add(form, GIVEN);
    }
  for (const name of surnames) for (const form of declinedSurname(name)) add(form, SURNAME);
  const addAll = (list: string, bit: number): void => {
    for (const word of list.trim().split(/\s+/)) add(normalForm(word), bit);
  };
  for (const list of plainWords) addAll(list, PLAIN);
  addAll(contextWords.calls, CALLS | PLAIN);
  addAll(contextWords.nameNoun, NAME_NOUN | PLAIN);
  addAll(contextWords.presents, PRESENTS | PLAIN);
  addAll(contextWords.role, ROLE | PLAIN);
  addAll(contextWords.title, TITLE | PLAIN);
  addAll(contextWords.greets, GREETS | PLAIN);
  addAll(contextWords.place, PLACE | PLAIN);
  addAll(contextWords.thing, THING | PLAIN);
  addAll(contextWords.after, AFTER | PLAIN);
  return built;
}

/** What is known of a word in its normal form; 0 is nothing. Made at first use: some 45 ms of processor time on a busy machine. */
export function known(word: string): number {
  words ??= build();
  return words.get(word) ?? 0;
}

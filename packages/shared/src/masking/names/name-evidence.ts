import { GIVEN, PLAIN, SURNAME } from "./lexicon/lexicon.js";
import { isPatronymic, mayBePatronymic } from "./lexicon/patronymics.js";
import { isSurnameForSure, mayBeSurname } from "./lexicon/surname-shape.js";
import { TITLE_CASE, UPPER, type Word } from "./words.js";

export const isCapital = (word: Word): boolean => word.shape === TITLE_CASE || word.shape === UPPER;
export const isPlain = (word: Word): boolean => (word.bits & PLAIN) !== 0;
export const isOnlyPlain = (word: Word): boolean => (word.bits & (PLAIN | GIVEN | SURNAME)) === PLAIN;
export const isGivenForSure = (word: Word): boolean => (word.bits & (GIVEN | PLAIN)) === GIVEN;
/** A surname, or a patronymic, and nothing else. */
export const isFamilyForSure = (word: Word): boolean =>
  !isPlain(word) && (isSurnameForSure(word.text) || isPatronymic(word.text));
/** A listed surname that looks like one: not Маляр, not Сова. */
export const isListedFamily = (word: Word): boolean =>
  (word.bits & (SURNAME | PLAIN)) === SURNAME && (word.latin || mayBeSurname(word.text));
export const isListed = (word: Word): boolean => (word.bits & (SURNAME | PLAIN)) === SURNAME;
export const mayBeFamily = (word: Word): boolean =>
  (word.bits & SURNAME) !== 0 ||
  (!isPlain(word) && (isFamilyForSure(word) || mayBeSurname(word.text) || mayBePatronymic(word.text)));

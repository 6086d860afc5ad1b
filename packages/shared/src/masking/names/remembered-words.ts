import { withoutLine } from "../remembering.js";
import { known, PLAIN } from "./lexicon/lexicon.js";
import { normalForm } from "./lexicon/normal-form.js";

/** What is the same of a word wherever it stands. */
export interface RememberedWord {
  readonly written: string;
  /** The normal form, by which it is looked up. */
  readonly text: string;
  /** What the lexicon knows of it. */
  readonly bits: number;
}

/** A power of two, so that a hash finds its place by its last bits. */
const PLACES = 4096;
/** What is longer comes but once. */
const LONGEST = 32;

const words = new Array<RememberedWord | undefined>(PLACES).fill(undefined);

/**
 * The word from `start` to `end` of a text, and what is known of it. Log lines consist of the same words over and over: each is
 * looked up once, and kept until another word of the same hash takes its place.
 */
export function rememberedWord(text: string, start: number, end: number, hash: number): RememberedWord {
  const place = hash & (PLACES - 1);
  const found = words[place];
  if (found !== undefined && found.written.length === end - start && text.startsWith(found.written, start))
    return found;
  const written = text.slice(start, end);
  if (written.length > LONGEST) return readWord(written);
  const made = readWord(withoutLine(written));
  words[place] = made;
  return made;
}

function readWord(written: string): RememberedWord {
  const text = normalForm(written);
  return { written, text, bits: bitsOf(text) };
}

function bitsOf(word: string): number {
  const whole = known(word);
  if (whole !== 0 || !word.includes("-")) return whole;
  // Anna-Maria is a name because both are, Марія-Антуанетта because one is and of the other nothing is known;
  // Володимир-Волинський is a town.
  if (/[сц]ьк(?:ий|ого|ому|им|а|ої|ій|у|ою)$/.test(word)) return 0;
  const parts = word.split("-").map(known);
  const told = parts.filter((bits) => bits !== 0);
  return told.some((bits) => bits & PLAIN) && told.length < parts.length
    ? 0
    : told.reduce((all, bits) => all & bits, told[0] ?? 0);
}

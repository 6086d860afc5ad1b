import { decodedView } from "./decoded-view.js";
import { declinedSurname } from "./lexicon/declined-forms.js";
import { GIVEN, known, PLAIN, SURNAME } from "./lexicon/lexicon.js";
import { normalForm } from "./lexicon/normal-form.js";
import { transliterations } from "./lexicon/transliterations.js";
import { maskSpans, type Span } from "./mask-spans.js";
import { TITLE_CASE, UPPER, type Word, wordsOf } from "./words.js";

const MIN_LETTERS = 3;

/** Where a form of a known name is masked. */
const EVERYWHERE = 0;
/** It is an everyday word too: with a capital letter, or beside another part of the name. */
const CAPITALISED = 1;
/** It is no name that we know, but a known word: «Клієнт», «Київ». */
const BESIDE_ANOTHER = 2;

/** Білий, Зимова: a surname that reads as an adjective. */
const adjective = /(?<![сцз]ь?к)(?:ий|ій|ый|ой|ая|[бвгдзклмпрстфхцчшщ]на)$/;

function reachOfPart(part: string): number {
  const bits = known(part);
  if ((bits & (PLAIN | GIVEN | SURNAME)) === PLAIN) return BESIDE_ANOTHER;
  return !(bits & GIVEN) && adjective.test(part) ? CAPITALISED : EVERYWHERE;
}

/** The parts of a name, Нечуй-Левицький as a whole and in halves. */
function partsOf(name: string): string[] {
  return name
    .split(/[\s.,;()"«»]+/u)
    .flatMap((part) => (part.includes("-") ? [part, ...part.split("-")] : [part]))
    .filter((part) => part.length >= MIN_LETTERS && /^\p{L}[\p{L}'’ʼ‘`´-]+$/u.test(part));
}

function formsOf(names: readonly string[]): Map<string, number> {
  const forms = new Map<string, number>();
  for (const part of names.flatMap(partsOf)) {
    const reach = reachOfPart(normalForm(part));
    for (const form of [...declinedSurname(part), ...transliterations(part)]) {
      if (form.length < MIN_LETTERS) continue;
      forms.set(form, known(form) & PLAIN ? Math.max(reach, CAPITALISED) : reach);
    }
  }
  return forms;
}

/** Matches in a lower-case text wherever one of the forms may be; cheap, and wrong at times. */
function quickCheck(forms: Iterable<string>): RegExp {
  const beginnings = new Set<string>();
  for (const form of forms)
    beginnings.add(
      form
        .slice(0, MIN_LETTERS)
        .replace(/['-].*$/, "")
        .replaceAll("е", "[её]"),
    );
  return new RegExp([...beginnings].join("|"));
}

/** A form of a name for its every part: Нечуй-Левицькому is declined in both. */
function reachIn(forms: ReadonlyMap<string, number>, word: Word): number | undefined {
  const whole = forms.get(word.text);
  if (whole !== undefined || !word.text.includes("-")) return whole;
  const parts = word.text.split("-").map((part) => forms.get(part));
  return parts.every((part) => part !== undefined) ? Math.max(...parts) : undefined;
}

/**
 * A masker for the names of people who are known, `Олена Коваленко` say: every part of three letters or more is masked wherever it
 * stands as a word, in any declined form, in Latin letters too, and whatever its case; what is an everyday word as well (Надія,
 * Mark) only with a capital letter or beside another part.
 */
export function knownNamesMasker(names: readonly string[]): (text: string) => string {
  const forms = formsOf(names);
  if (forms.size === 0) return (text) => text;
  const quick = quickCheck(forms.keys());
  return (text) => {
    const view = decodedView(text);
    if (!quick.test(view.text.toLowerCase())) return text;
    const words = wordsOf(view.text);
    const reach = words.map((word) => reachIn(forms, word));
    const spans: Span[] = [];
    let lastWord = -2;
    for (const [i, word] of words.entries()) {
      const own = reach[i];
      if (own === undefined) continue;
      const beside = isBeside(view.text, words, reach, i - 1) || isBeside(view.text, words, reach, i);
      const capital = word.shape === TITLE_CASE || word.shape === UPPER;
      if (!beside && own !== EVERYWHERE && !(own === CAPITALISED && capital)) continue;
      const previous = spans.at(-1);
      if (previous !== undefined && lastWord === i - 1 && isBeside(view.text, words, reach, i - 1))
        spans[spans.length - 1] = { start: previous.start, end: word.end };
      else spans.push({ start: word.start, end: word.end });
      lastWord = i;
    }
    return maskSpans(text, view, spans);
  };
}

/** Whether word `i` and the one behind it are parts of known names with but a space between, one of them not everyday. */
function isBeside(
  text: string,
  words: readonly Word[],
  reach: readonly (number | undefined)[],
  i: number,
): boolean {
  const left = words[i];
  const right = words[i + 1];
  const [one, other] = [reach[i], reach[i + 1]];
  if (left === undefined || right === undefined || one === undefined || other === undefined) return false;
  return (
    Math.min(one, other) === EVERYWHERE &&
    right.start - left.end <= 2 &&
    /^[\s+]+$/.test(text.slice(left.end, right.start))
  );
}

import {
  AFTER,
  CALLS,
  GIVEN,
  GREETS,
  NAME_NOUN,
  PLACE,
  PLAIN,
  PRESENTS,
  ROLE,
  SURNAME,
  THING,
  TITLE,
} from "./lexicon/lexicon.js";
import { INITIAL, LOWER, MASKED, TITLE_CASE, UPPER, type Word } from "./words.js";

/** How much the words around a word say that it is a name. */
export const NOTHING = 0;
/** «Це …», «Добрий день, …»: a known first name, also one that is an everyday word. */
export const LIKELY = 1;
/** «Клієнтка …»: whatever has a capital letter and is not known to be something else. */
export const PERSON = 2;
/** «Пані …»: the same, in Latin letters too. */
export const TITLED = 3;
/** «Мене звати …»: in small letters too. */
export const SURE = 4;

export interface Contexts {
  readonly strength: number[];
  /** 1: part of the name of a place or a thing. */
  readonly barred: number[];
}

const ANY_CONTEXT = CALLS | NAME_NOUN | PRESENTS | ROLE | TITLE | GREETS | PLACE | THING | AFTER;
const MAX_RUN = 4;

const fillers = new Set(
  "не ні просто так ну це є буде взагалі будет это нет not is actually just мене меня його її его ее нас вас".split(
    " ",
  ),
);
const asking = new Set("як как how".split(" "));
const me = new Set("мене меня його її его ее".split(" "));
const mine = new Set("моє мое моя мою мої my her his the їх їхнє його її на чиє чуже under".split(" "));
const namesOfPeople = new Set(
  "my her his first last full given family middle customer caller client contact customer's caller's recipient operator agent driver the your maiden".split(
    " ",
  ),
);
const speaking = new Set(
  "speaking calling here speaks слухає турбує дзвонить телефонує говорить звонит слушает беспокоит".split(
    " ",
  ),
);
const answering = new Set("speaking speak talking talk spoke talked spoken".split(" "));
const goodDay = /^(?:добр|гарн|хорош|good|доброг)/;
const abbreviation = new Set("м с г в ім пл ул вул бул пр пров пер наб просп ст".split(" "));

class ContextReader {
  readonly strength: number[];
  readonly barred: number[];
  readonly #text: string;
  readonly #words: readonly Word[];

  constructor(text: string, words: readonly Word[]) {
    this.#text = text;
    this.#words = words;
    this.strength = new Array<number>(words.length).fill(0);
    this.barred = new Array<number>(words.length).fill(0);
  }

  /** Whether what lies between word `i` and the one behind it consists of these characters. */
  #gap(i: number, allowed: RegExp): boolean {
    const word = this.#words[i];
    const next = this.#words[i + 1];
    if (word === undefined || next === undefined || next.start - word.end > 8) return false;
    return allowed.test(this.#text.slice(word.end, next.start));
  }

  #wordAt(i: number): string {
    return this.#words[i]?.text ?? "";
  }

  #expect(i: number, strength: number): void {
    if ((this.strength[i] ?? strength) < strength) this.strength[i] = strength;
  }

  /** Bars the words from `i` on that make up one name, and what is declined with them. */
  #bar(i: number, step: 1 | -1): void {
    let at = i;
    for (let count = 0; count < MAX_RUN; count++, at += step) {
      const word = this.#words[at];
      if (word === undefined || word.shape === MASKED) return;
      const capital = word.shape === TITLE_CASE || word.shape === UPPER || word.shape === INITIAL;
      if (!capital && !(word.shape === LOWER && word.bits & (GIVEN | SURNAME))) return;
      if (count > 0 && !this.#gap(step === 1 ? at - 1 : at, /^(?:[ \u00a0+]{1,2}|\. ?)$/)) return;
      this.barred[at] = 1;
    }
  }

  read(i: number, word: Word): void {
    const { bits } = word;
    const before = this.#wordAt(i - 1);
    if (bits & CALLS) this.#calls(i);
    if (bits & NAME_NOUN) this.#nameNoun(i, word, before);
    if (bits & PRESENTS) this.#presents(i, word, before);
    if (bits & ROLE) {
      if (this.#gap(i, /^[\s:—–\-("'=\\]{1,6}$/)) this.#expect(i + 1, PERSON);
      else if (this.#gap(i, /^[\s:—–-]{0,3}[«“„]$/)) this.#expect(i + 1, LIKELY);
    }
    if (bits & TITLE && this.#gap(i, /^[\s.,]{1,3}$/)) this.#expect(i + 1, TITLED);
    if (bits & GREETS) {
      if (
        (word.text !== "день" && word.text !== "дня" && word.text !== "you") ||
        goodDay.test(before) ||
        before === "thank"
      )
        if (this.#gap(i, /^[\s,]{1,3}$/)) this.#expect(i + 1, LIKELY);
      if (this.#gap(i - 1, /^, ?$/)) this.#expect(i - 1, LIKELY);
      if (this.#gap(i - 2, /^, ?$/) && goodDay.test(before)) this.#expect(i - 2, LIKELY);
    }
    // День Валентина
    if (word.text === "день" && word.shape === TITLE_CASE && !goodDay.test(before) && this.#gap(i, /^ $/))
      this.#bar(i + 1, 1);
    if (speaking.has(word.text) && this.#gap(i - 1, /^ $/)) this.#expect(i - 1, LIKELY);
    if (
      bits & PLACE &&
      word.shape !== INITIAL &&
      ((word.text.length > 1 && !abbreviation.has(word.text)) || this.#text.charAt(word.end) === ".")
    )
      if (this.#gap(i, /^[.\s]{1,3}["«“„]?$/)) this.#bar(i + 1, 1);
    if (bits & THING && this.#gap(i, /^[\s:="'«“„#\\]{1,5}$/)) this.#bar(i + 1, 1);
    if (bits & AFTER && this.#gap(i - 1, /^[\s-]$/)) this.#bar(i - 1, -1);
  }

  #calls(i: number): void {
    let at = i;
    while (at < i + 3 && fillers.has(this.#wordAt(at + 1)) && this.#gap(at, /^[\s,:—–-]{1,4}$/)) at++;
    const question = [1, 2, 3].some((back) => asking.has(this.#wordAt(i - back)));
    if (this.#gap(at, /^[\s,:—–\-«"'\\]{1,5}$/)) this.#expect(at + 1, question ? TITLED : SURE);
    // Олена мене звати; мене Олена звати
    if (me.has(this.#wordAt(i - 1))) {
      if (this.#gap(i - 2, /^,? $/)) this.#expect(i - 2, LIKELY);
    } else if (me.has(this.#wordAt(i - 2)) && this.#gap(i - 1, /^ $/)) this.#expect(i - 1, TITLED);
  }

  #nameNoun(i: number, word: Word, before: string): void {
    if (word.text === "батькові" && before !== "по") return;
    if (word.latin) {
      const owner = namesOfPeople.has(before);
      if (!owner && word.text === "name" && before !== "") return;
      if (this.#wordAt(i + 1) === "is" && this.#gap(i, /^ $/)) this.#expect(i + 2, owner ? SURE : LIKELY);
      else if (this.#gap(i, /^\s?[:=—–-]{1,2}\s?["'\\]{0,3}$/)) this.#expect(i + 1, owner ? SURE : LIKELY);
      else if (this.#wordAt(i + 1) === "s" && this.#gap(i, /^['’]$/))
        this.#expect(i + 2, owner ? SURE : LIKELY);
      else if (owner && this.#gap(i, /^ $/)) this.#expect(i + 1, TITLED);
      return;
    }
    let at = i;
    while (at < i + 2 && fillers.has(this.#wordAt(at + 1)) && this.#gap(at, /^[\s,:—–-]{1,4}$/)) at++;
    const said = at > i || this.#gap(at, /[:=—–-]/) || mine.has(before);
    if (this.#gap(at, /^[\s,:=—–\-«"'(\\]{1,5}$/)) this.#expect(at + 1, said ? SURE : TITLED);
  }

  #presents(i: number, word: Word, before: string): void {
    if (word.text === "is" && before !== "this" && before !== "it") return;
    if (word.text === "am" && before !== "i") return;
    if (word.text === "with" && !answering.has(before)) return;
    if (!this.#gap(i, /^[\s,—–-]{1,4}$/)) return;
    this.#expect(i + 1, speaking.has(this.#wordAt(i + 2)) ? TITLED : LIKELY);
  }
}

/** What the words of a text say of each other. */
export function readContexts(text: string, words: readonly Word[]): Contexts {
  const reader = new ContextReader(text, words);
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined) break;
    if (word.bits & ANY_CONTEXT || (word.bits & PLAIN && speaking.has(word.text))) reader.read(i, word);
  }
  return reader;
}

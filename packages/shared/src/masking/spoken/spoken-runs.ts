import { numberWord, repeatedDigit } from "./number-words.js";
import { BLANK, DIGITS, SpokenTokens, WORD } from "./spoken-tokens.js";

/** Words said together as one number: `сто двадцять три` has three parts, `нуль` one; or digits that were written. */
export interface SpokenPiece {
  readonly start: number;
  /** Exclusive. */
  end: number;
  /** What each word adds, greatest first: 100, 20, 3. Empty for `literal`. */
  readonly parts: number[];
  /** Digits as they stand, of written groups and of repeated digits, before and after the parts. */
  literal: string;
  /** Was it said in words, not written in digits? */
  readonly words: boolean;
  /** Where a spoken plus before it begins, -1 without one. */
  readonly plusAt: number;
}

/** Rows of pieces with nothing but blanks, commas and single fillers between them, in one pass over the text. */
export function spokenRuns(text: string): SpokenPiece[][] {
  const runs: SpokenPiece[][] = [];
  const tokens = new SpokenTokens(text);
  let row = new SpokenRow();
  while (tokens.next()) {
    const { kind, start, end } = tokens;
    if (kind === BLANK) continue;
    const word = kind === WORD || kind === DIGITS ? text.slice(start, end) : "";
    if (row.takes(kind, word, start)) continue;
    if (row.isFresh()) continue;
    if (row.isSpoken()) runs.push(row.pieces);
    row = new SpokenRow();
    row.takes(kind, word, start);
  }
  if (row.isSpoken()) runs.push(row.pieces);
  return runs;
}

/** The row that is being heard, and what the last word left open: more of the same number, a repetition, a plus. */
class SpokenRow {
  readonly pieces: SpokenPiece[] = [];
  #open = false;
  #times = 1;
  #plusAt = -1;
  #fillers = 0;

  isSpoken(): boolean {
    return this.pieces.some((piece) => piece.words);
  }

  /** Has no word been taken in yet? */
  isFresh(): boolean {
    return this.pieces.length === 0 && this.#times === 1 && this.#plusAt < 0;
  }

  /** Takes the next word or digits in; false when they belong to no number, or begin another. */
  takes(kind: number, word: string, start: number): boolean {
    const end = start + word.length;
    if (kind === DIGITS) {
      this.#add({ start, end, parts: [], literal: word, words: false, plusAt: this.#plusAt });
      return true;
    }
    if (kind !== WORD) return false;
    if (this.#repeats(word, end)) return true;
    const meaning = numberWord(word);
    switch (meaning?.kind) {
      case "value":
        this.#say(meaning.value, start, end);
        return true;
      case "repeat":
        this.#times = meaning.times;
        return true;
      case "plus":
        if (this.pieces.length > 0) return false;
        this.#plusAt = start;
        return true;
      case "filler":
        this.#open = false;
        return this.pieces.length > 0 && ++this.#fillers <= 1;
      default:
        return false;
    }
  }

  /** `три сімки`: the count was heard as a digit, and was none. */
  #repeats(word: string, end: number): boolean {
    const last = this.pieces.at(-1);
    const count = this.#open ? (last?.parts.at(-1) ?? 0) : 0;
    const digit = count >= 2 && count <= 4 ? repeatedDigit(word) : undefined;
    if (last === undefined || digit === undefined) return false;
    last.parts.pop();
    last.literal = String(digit).repeat(count);
    last.end = end;
    this.#open = false;
    return true;
  }

  #say(value: number, start: number, end: number): void {
    const last = this.pieces.at(-1);
    if (last !== undefined && this.#open && this.#times === 1 && completes(last.parts.at(-1) ?? 0, value)) {
      last.parts.push(value);
      last.end = end;
      this.#fillers = 0;
      return;
    }
    const repeated = this.#times > 1;
    const literal = repeated ? String(value).repeat(this.#times) : "";
    this.#add({ start, end, parts: repeated ? [] : [value], literal, words: true, plusAt: this.#plusAt });
    this.#open = !repeated;
  }

  #add(piece: SpokenPiece): void {
    this.pieces.push(piece);
    this.#open = false;
    this.#times = 1;
    this.#plusAt = -1;
    this.#fillers = 0;
  }
}

/** `сто` + `двадцять`, `двадцять` + `три`: does the second fill the zeros at the end of the first? */
function completes(first: number, second: number): boolean {
  if (second === 0) return false;
  if (first >= 100) return second < 100;
  return first >= 20 && first % 10 === 0 && second < 10;
}

/**
 * The digits a piece can mean, the likeliest first: `п'ятдесят один` is 51, and is 50 and 1 for who says digit by digit.
 */
export function digitsOf(piece: SpokenPiece): string[] {
  const [first, second, third] = piece.parts;
  if (first === undefined || second === undefined) return [(first ?? "") + piece.literal];
  const sums =
    third === undefined
      ? [[first + second], [first, second]]
      : [[first + second + third], [first + second, third], [first, second + third], [first, second, third]];
  return sums.map((values) => values.join("") + piece.literal);
}

/** What a text that may say a number is made of. */
export const WORD = 1;
export const DIGITS = 2;
/** Blanks, commas, dashes: what may stand between two words of a number, up to three of them. */
export const BLANK = 3;
/** Anything else, masked numbers too: no number goes on over it. */
export const OTHER = 0;

const STAR = 4;
const PLUS = 5;
const APOSTROPHE = 6;
const LAST = 0x52f;
const MOST_BLANKS = 3;
const letter = /\p{L}/u;
const blank = /\s/;

const kinds = new Uint8Array(LAST + 1);
for (let code = 0; code <= LAST; code++) {
  const character = String.fromCharCode(code);
  if (letter.test(character)) kinds[code] = WORD;
  else if (blank.test(character) || ",.-".includes(character)) kinds[code] = BLANK;
}
for (const character of "0123456789") kinds[character.charCodeAt(0)] = DIGITS;
for (const character of "'ʼ`\"") kinds[character.charCodeAt(0)] = APOSTROPHE;
kinds["*".charCodeAt(0)] = STAR;
kinds["+".charCodeAt(0)] = PLUS;

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code <= LAST) return kinds[code] ?? OTHER;
  if (code === 0x2019) return APOSTROPHE;
  if (code === 0x2026) return BLANK;
  const character = text.charAt(at);
  if (letter.test(character)) return WORD;
  return blank.test(character) ? BLANK : OTHER;
}

/** Reads a text token by token, in one pass. */
export class SpokenTokens {
  kind = OTHER;
  start = 0;
  /** Exclusive. */
  end = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Goes on to the next token; false when there is none. */
  next(): boolean {
    if (this.end >= this.#text.length) return false;
    this.start = this.end;
    this.kind = kindAt(this.#text, this.start);
    this.end = this.#endOf(this.kind);
    return true;
  }

  #endOf(kind: number): number {
    switch (kind) {
      case WORD:
        return this.#endOfWord();
      case BLANK: {
        const end = this.#behind(BLANK, this.start);
        if (end - this.start > MOST_BLANKS) this.kind = OTHER;
        return end;
      }
      case DIGITS:
      case STAR:
      case PLUS:
        return this.#endOfNumber(kind);
      default:
        this.kind = OTHER;
        return this.start + 1;
    }
  }

  #behind(kind: number, from: number): number {
    let at = from;
    while (kindAt(this.#text, at) === kind) at++;
    return at;
  }

  #endOfWord(): number {
    let at = this.#behind(WORD, this.start);
    while (kindAt(this.#text, at) === APOSTROPHE && kindAt(this.#text, at + 1) === WORD)
      at = this.#behind(WORD, at + 1);
    return at;
  }

  /** Digits; or a masked number, which has stars among them. */
  #endOfNumber(kind: number): number {
    const digits = kind === PLUS ? this.start + 1 : this.start;
    let at = this.#behind(DIGITS, digits);
    if (kindAt(this.#text, at) !== STAR) {
      if (kind === DIGITS) return at;
      this.kind = OTHER;
      return digits;
    }
    this.kind = OTHER;
    for (let next = STAR; next === STAR || next === DIGITS; next = kindAt(this.#text, at)) at++;
    return at;
  }
}

import { numberWord, repeatedDigit } from "./number-words.js";

/** Digits said together: `сто двадцять три` is one piece of three digits, `нуль` one of one. */
export interface SpokenPiece {
  readonly start: number;
  /** Exclusive. */
  end: number;
  digits: string;
  /** Was it said in words, not written in digits? */
  readonly words: boolean;
  /** Does a spoken plus stand before it? Where it begins, else -1. */
  readonly plusAt: number;
}

const token = /[\p{L}'’ʼ`]+|\d+|[\s,.\u2026\u00a0-]+|[\s\S]/gu;
const blank = /^[\s,.\u2026\u00a0-]+$/;

/** Rows of pieces with nothing but blanks, commas and fillers between them, in one pass over the text. */
export function spokenRuns(text: string): SpokenPiece[][] {
  const runs: SpokenPiece[][] = [];
  let run: SpokenPiece[] = [];
  let room = 0;
  let open: number | undefined;
  let times = 1;
  let plusAt = -1;
  const finish = () => {
    if (run.some((piece) => piece.words)) runs.push(run);
    run = [];
    open = undefined;
    times = 1;
    plusAt = -1;
  };
  for (const match of text.matchAll(token)) {
    const written = match[0];
    if (blank.test(written) && written.length <= 3) continue;
    const start = match.index;
    const end = start + written.length;
    const last = run.at(-1);
    const count = (open ?? 0) % 10;
    const repeated = count >= 2 && count <= 4 ? repeatedDigit(written) : undefined;
    if (last !== undefined && repeated !== undefined && open !== undefined) {
      const kept = open > 10 ? String(open - count) : "";
      last.digits = last.digits.slice(0, -String(open).length) + kept + String(repeated).repeat(count);
      last.end = end;
      open = undefined;
      continue;
    }
    const digits = /^\d+$/.test(written);
    const word = digits ? undefined : numberWord(written);
    if (word === undefined && !digits) {
      finish();
    } else if (word?.kind === "plus") {
      if (run.length > 0) finish();
      plusAt = start;
    } else if (word?.kind === "repeat") {
      times = word.times;
    } else if (word?.kind === "filler") {
      open = undefined;
      if (++room > 1 || run.length === 0) finish();
      continue;
    } else {
      const value = word?.value;
      if (last !== undefined && value !== undefined && open !== undefined && completes(open, value)) {
        const sum = open + value;
        last.digits = last.digits.slice(0, -String(open).length) + sum;
        last.end = end;
        open = sum;
      } else {
        run.push({
          start,
          end,
          digits: (value === undefined ? written : String(value)).repeat(times),
          words: !digits,
          plusAt,
        });
        open = times === 1 ? value : undefined;
      }
      times = 1;
      plusAt = -1;
    }
    room = 0;
  }
  finish();
  return runs;
}

/** `сто` + `двадцять`, `двадцять` + `три`: does the second fill the zeros at the end of the first? */
function completes(first: number, second: number): boolean {
  if (second === 0) return false;
  if (first >= 100 && first % 100 === 0) return second < 100;
  return first >= 20 && first % 10 === 0 && second < 10;
}

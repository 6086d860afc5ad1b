import { ukrainianPrefix } from "../numbers/ukrainian-number.js";
import { digitsOf, type SpokenPiece } from "./spoken-runs.js";

/** A Ukrainian number heard from a piece on: its digits and the last piece of it. */
export interface HeardNumber {
  readonly digits: string;
  readonly last: number;
}

const MOST_DIGITS = 13;
const firstDigits: ReadonlySet<string> = new Set("038");
const beginning = /^(?:0|3$|38|8$|80)/;

/**
 * Hears `нуль п'ятдесят один два…` as 051 2… and, where a row begins so, as 050 1 2…: takes the understanding that uses the
 * whole row up, else the first that makes a number. Thirteen digits bound the search.
 */
export function hearUkrainian(run: readonly SpokenPiece[], first: number): HeardNumber | undefined {
  if (!firstDigits.has(firstDigitOf(run[first]))) return undefined;
  let best: HeardNumber | undefined;
  const listen = (at: number, heard: string, words: boolean): void => {
    if (words && heard.length >= 10 && ukrainianPrefix(heard) !== undefined) {
      if (best === undefined || at === run.length) best = { digits: heard, last: at - 1 };
      return;
    }
    const piece = run[at];
    if (piece === undefined || best?.last === run.length - 1) return;
    const understood = first === 0 && isDigit(run[at + 1]) ? digitsOf(piece) : digitsOf(piece).slice(0, 1);
    for (const digits of understood) {
      const longer = heard + digits;
      if (longer.length <= MOST_DIGITS && beginning.test(longer))
        listen(at + 1, longer, words || piece.words);
    }
  };
  listen(first, "", false);
  return best;
}

/** All ways to understand a piece begin with the same digit. */
function firstDigitOf(piece: SpokenPiece | undefined): string {
  return String(piece?.parts[0] ?? piece?.literal ?? "").charAt(0);
}

/** A single digit after it: here one may be speaking digit by digit. */
function isDigit(piece: SpokenPiece | undefined): boolean {
  return piece !== undefined && piece.parts.length === 1 && (piece.parts[0] ?? 10) < 10;
}

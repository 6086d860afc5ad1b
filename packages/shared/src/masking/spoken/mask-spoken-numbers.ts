import { callingCodeOf } from "../numbers/calling-codes.js";
import { contextBefore } from "../numbers/number-context.js";
import { maskedPhone } from "../numbers/phone-reading.js";
import { isUkrainianMobile } from "../numbers/ukrainian-number.js";
import { mayBeSpoken } from "./may-be-spoken.js";
import { digitsOf, type SpokenPiece, spokenRuns } from "./spoken-runs.js";
import { hearUkrainian } from "./spoken-ukrainian.js";

const MOST_DIGITS = 15;

interface SpokenReading {
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

/** Masks phone numbers said in words, wholly or with digits between them: `нуль шістдесят сім сто двадцять три…`. */
export function maskSpokenNumbers(text: string): string {
  if (!mayBeSpoken(text)) return text;
  let masked = "";
  let done = 0;
  for (const run of spokenRuns(text)) {
    for (const reading of readRow(text, run)) {
      masked += text.slice(done, reading.start) + reading.masked;
      done = reading.end;
    }
  }
  return done === 0 ? text : masked + text.slice(done);
}

/** The numbers of one row: Ukrainian ones wherever they begin, and what lies between them if it is one as a whole. */
function readRow(text: string, run: readonly SpokenPiece[]): SpokenReading[] {
  const readings: SpokenReading[] = [];
  let rest: SpokenPiece[] = [];
  for (let at = 0; at < run.length; ) {
    const heard = hearUkrainian(run, at);
    if (heard === undefined) {
      rest.push(...run.slice(at, at + 1));
      at++;
      continue;
    }
    const pieces = run.slice(at, heard.last + 1);
    readings.push(...readWhole(text, rest), readingOf(pieces, maskedPhone("380", heard.digits)));
    rest = [];
    at = heard.last + 1;
  }
  return [...readings, ...readWhole(text, rest)];
}

function readingOf(pieces: readonly SpokenPiece[], masked: string): SpokenReading {
  const [first] = pieces;
  const start = first === undefined || first.plusAt < 0 ? (first?.start ?? 0) : first.plusAt;
  return { start, end: pieces.at(-1)?.end ?? start, masked };
}

/** All pieces as one number of another country, or of none that is known. */
function readWhole(text: string, pieces: readonly SpokenPiece[]): SpokenReading[] {
  if (!pieces.some((piece) => piece.words) || pieces.length > MOST_DIGITS) return [];
  const digits = pieces.map((piece) => digitsOf(piece)[0]).join("");
  const plus = (pieces[0]?.plusAt ?? -1) >= 0;
  if (digits.length > MOST_DIGITS || !isPhone(text, pieces, digits, plus)) return [];
  const code = plus ? callingCodeOf(digits)?.code : isUkrainianMobile(digits) ? "380" : undefined;
  return [readingOf(pieces, maskedPhone(code, digits))];
}

/** Is the rest of a row, as a whole, a number of some country? */
function isPhone(text: string, rest: readonly SpokenPiece[], digits: string, plus: boolean): boolean {
  if (digits.length < 7) return false;
  if (plus || isUkrainianMobile(digits) || isDictated(rest, digits)) return true;
  const before = contextBefore(text, rest[0]?.start ?? 0);
  return before.meaning === "phone" && before.direct;
}

/** Digit by digit, as nobody says an amount; and not somebody counting. */
function isDictated(rest: readonly SpokenPiece[], digits: string): boolean {
  if ("1234567890".startsWith(digits)) return false;
  return rest.every((piece) => /^(\d)\1*$/.test(digitsOf(piece)[0] ?? ""));
}

import { callingCodeOf } from "../numbers/calling-codes.js";
import { contextBefore } from "../numbers/number-context.js";
import { maskedPhone } from "../numbers/phone-reading.js";
import { isUkrainianMobile } from "../numbers/ukrainian-number.js";
import { mayBeSpoken } from "./may-be-spoken.js";
import { digitsOf, type SpokenPiece, spokenRuns } from "./spoken-runs.js";
import { hearUkrainian } from "./spoken-ukrainian.js";

const MOST_DIGITS = 15;

interface SpokenReading {
  readonly last: number;
  readonly masked: string;
}

/** Masks phone numbers said in words, wholly or with digits between them: `нуль шістдесят сім сто двадцять три…`. */
export function maskSpokenNumbers(text: string): string {
  if (!mayBeSpoken(text)) return text;
  let masked = "";
  let done = 0;
  for (const run of spokenRuns(text)) {
    for (let at = 0; at < run.length; ) {
      const reading = readSpoken(text, run, at);
      const first = run[at];
      const last = run[reading?.last ?? at];
      at = (reading?.last ?? at) + 1;
      if (reading === undefined || first === undefined || last === undefined) continue;
      masked += text.slice(done, first.plusAt >= 0 ? first.plusAt : first.start) + reading.masked;
      done = last.end;
    }
  }
  return done === 0 ? text : masked + text.slice(done);
}

function readSpoken(text: string, run: readonly SpokenPiece[], first: number): SpokenReading | undefined {
  const ukrainian = hearUkrainian(run, first);
  if (ukrainian !== undefined) return { last: ukrainian.last, masked: maskedPhone("380", ukrainian.digits) };
  const plus = (run[first]?.plusAt ?? -1) >= 0;
  let digits = "";
  for (let last = first; last < run.length; last++) {
    const piece = run[last];
    if (piece === undefined) break;
    digits += digitsOf(piece)[0];
    if (digits.length > MOST_DIGITS) return undefined;
    const code = plus ? callingCodeOf(digits) : undefined;
    if (code !== undefined && digits.length === code.code.length + code.longest) {
      return { last, masked: maskedPhone(code.code, digits) };
    }
  }
  const rest = run.slice(first);
  if (!rest.some((piece) => piece.words) || !isPhone(text, rest, digits, plus)) return undefined;
  const code = plus ? callingCodeOf(digits)?.code : isUkrainianMobile(digits) ? "380" : undefined;
  return { last: run.length - 1, masked: maskedPhone(code, digits) };
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

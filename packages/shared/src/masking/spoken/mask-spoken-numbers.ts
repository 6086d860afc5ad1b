import { callingCodeOf } from "../numbers/calling-codes.js";
import { contextBefore } from "../numbers/number-context.js";
import { maskedPhone } from "../numbers/phone-reading.js";
import { isUkrainianMobile, ukrainianPrefix } from "../numbers/ukrainian-number.js";
import { type SpokenPiece, spokenRuns } from "./spoken-runs.js";

/** Two words of numbers beside each other, by their beginnings: without these no number is said. */
const spoken =
  /(?:нул|нол|оди?н|дв[аіе]|тр[иеі]|ч[оеі]т[иыв]|п.?ят|ш[еиі]ст|с[еі]м|в[іо]с|дев|дес|сорок|сто|плюс|zero|oh |one|tw[oe]|thr|fou?r|fi[fv]|six|seven|eight|nine|double|triple|\d)[а-яіїєё'’ʼ`a-z]{0,12}[\s,.\u2026\u00a0-]{1,3}(?:нул|нол|оди?н|дв[аіе]|тр[иеі]|ч[оеі]т[иыв]|п.?ят|ш[еиі]ст|с[еі]м|в[іо]с|дев|дес|сорок|сто|zero|oh |one|tw[oe]|thr|fou?r|fi[fv]|six|seven|eight|nine|double|triple)/i;

const MOST_DIGITS = 15;

/** Masks phone numbers said in words, wholly or with digits between them: `нуль шістдесят сім сто двадцять три…`. */
export function maskSpokenNumbers(text: string): string {
  if (!spoken.test(text)) return text;
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

function readSpoken(
  text: string,
  run: readonly SpokenPiece[],
  first: number,
): { last: number; masked: string } | undefined {
  let digits = "";
  let words = 0;
  let last = first;
  const plus = (run[first]?.plusAt ?? -1) >= 0;
  for (; last < run.length; last++) {
    const piece = run[last];
    if (piece === undefined || digits.length + piece.digits.length > MOST_DIGITS) break;
    digits += piece.digits;
    if (piece.words) words++;
    const code = plus ? callingCodeOf(digits) : undefined;
    const national = digits.length - (code?.code.length ?? 0);
    if (words === 0) continue;
    if (digits.length >= 10 && ukrainianPrefix(digits) !== undefined)
      return { last, masked: maskedPhone("380", digits) };
    if (code !== undefined && national === code.longest)
      return { last, masked: maskedPhone(code.code, digits) };
  }
  const whole = last === run.length;
  if (!whole || words === 0) return undefined;
  const reading = {
    last: last - 1,
    masked: maskedPhone(isUkrainianMobile(digits) ? "380" : undefined, digits),
  };
  if (plus && digits.length >= 8)
    return { ...reading, masked: maskedPhone(callingCodeOf(digits)?.code, digits) };
  if (isUkrainianMobile(digits) || isDictated(run.slice(first), digits)) return reading;
  const before = contextBefore(text, run[first]?.start ?? 0);
  const announced = before.meaning === "phone" && before.direct && digits.length >= 7;
  return announced ? reading : undefined;
}

/** Digit by digit, as nobody says an amount; and not somebody counting. */
function isDictated(run: readonly SpokenPiece[], digits: string): boolean {
  if (digits.length < 7 || "1234567890".startsWith(digits)) return false;
  return run.every((piece) => piece.digits.length <= 2 && new Set(piece.digits).size === 1);
}

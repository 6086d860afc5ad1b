import { ibanLength } from "./iban-lengths.js";

/** Country, check digits, and at most the longest account there is, whole or in groups. */
const candidate = /(?<![a-z0-9])([a-z]{2})\d{2}(?:[\s\u00a0\u202f-]?[a-z0-9]){11,30}/gi;

/** Masks account numbers whose length and check digits (mod 97) are right: `UA***`. */
export function maskIbans(text: string): string {
  let masked = "";
  let done = 0;
  candidate.lastIndex = 0;
  for (let match = candidate.exec(text); match !== null; match = candidate.exec(text)) {
    const [written, letters = ""] = match;
    const country = letters.toUpperCase();
    const length = ibanLength(country);
    const end = length === undefined ? -1 : endOf(written, length);
    if (end >= 0 && isGrouped(written.slice(0, end)) && isValid(written.slice(0, end))) {
      masked += `${text.slice(done, match.index)}${country}***`;
      done = match.index + end;
    }
    candidate.lastIndex = Math.max(done, match.index + 4);
  }
  return done === 0 ? text : masked + text.slice(done);
}

/** Where `length` letters and digits are over, if nothing of a longer word follows. */
function endOf(written: string, length: number): number {
  let count = 0;
  for (let at = 0; at < written.length; at++) {
    if (!/[a-z0-9]/i.test(written.charAt(at))) continue;
    if (++count === length) return /[a-z0-9]/i.test(written.charAt(at + 1)) ? -1 : at + 1;
  }
  return -1;
}

/** Whole, or in fours; otherwise it is the beginning of a UUID that happens to fit. */
function isGrouped(written: string): boolean {
  return (
    /^[a-z0-9]+$/i.test(written) ||
    /^[a-z0-9]{4}(?:[^a-z0-9][a-z0-9]{4})*(?:[^a-z0-9][a-z0-9]{1,3})?$/i.test(written)
  );
}

function isValid(written: string): boolean {
  const iban = written.replace(/[^a-z0-9]/gi, "").toUpperCase();
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

import type { CorpusLine, Secret } from "./read-corpus.js";

const separators = /(?<=\d)(?:[\s().,/\-‐-―−]|%20|%28|%29)+(?=\d)/g;
const masked = /\*{3}\d{3}(?!\d)/g;

/** What is left of a line when its labelled secrets are cut out: the text that may stand in the masked line. */
export function withoutSecrets(line: CorpusLine): string {
  const longestFirst = [...line.secrets].sort((one, other) => other.text.length - one.text.length);
  return longestFirst.reduce((text, secret) => text.replaceAll(secret.text, "\0"), line.text);
}

export function occurrences(text: string, fragment: string): number {
  return text.split(fragment).length - 1;
}

/**
 * Whether more of a secret stands in the masked text than its mask may show. What also stands elsewhere in the
 * line is no leak: everything is counted against the line without its secrets.
 */
export function survives(secret: Secret, output: string, line: CorpusLine): boolean {
  const rest = withoutSecrets(line);
  if (occurrences(output, secret.text) > 0) return true;
  switch (secret.kind) {
    case "phone-canonical":
    case "phone-written":
      return (
        anyRun([...nationalDigits(secret)], 4, joinedDigits(output), joinedDigits(rest)) ||
        showsMoreThanCountryCode(secret, output)
      );
    case "phone-spoken":
      return spokenRun(secret.text, output, rest);
    case "card":
    case "iban":
      return anyRun([...digitsOf(secret.text)], 5, joinedDigits(output), joinedDigits(rest));
    case "email":
      return anyWord([secret.text.split(/@|%40/)[0] ?? ""], output, rest);
    case "name-context":
    case "name-bare":
      return anyWord(wordsOf(secret.text), output, rest);
  }
}

function digitsOf(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, "").replace(/\D/g, "");
}

/** The digits without trunk prefixes and, where the label states it, without the country code. */
function nationalDigits(secret: Secret): string {
  const digits = digitsOf(secret.text).replace(/^0+|^8(?=0)/, "");
  const countryCode = /^\+(\d+)/.exec(secret.allowed ?? "")?.[1] ?? "";
  const national = countryCode && digits.startsWith(countryCode) ? digits.slice(countryCode.length) : digits;
  return national.replace(/^0+/, "");
}

/** Digits written apart are read together, the last three of a mask are taken away. */
function joinedDigits(text: string): string {
  return text.replace(masked, "\0").replace(separators, "");
}

function anyRun(parts: readonly string[], length: number, output: string, rest: string, glue = ""): boolean {
  return parts.some((_, start) => {
    const run = parts.slice(start, start + length);
    if (run.length < length) return false;
    return occurrences(output, run.join(glue)) > occurrences(rest, run.join(glue));
  });
}

/** `+38067***567` and `067***567` show the network beside what a mask may show. */
function showsMoreThanCountryCode(secret: Secret, output: string): boolean {
  const lastThree = digitsOf(secret.text).slice(-3);
  const countryCode = /^\+(\d+)/.exec(secret.allowed ?? "")?.[1];
  const shown = [...joinedDigits(output.replaceAll("***", "•••")).matchAll(/(\d*)•••(\d+)/g)];
  return shown.some(([, before = "", after]) => {
    if (after !== lastThree) return false;
    return countryCode === undefined ? before.length > 3 : before !== "" && before !== countryCode;
  });
}

/** Three number words in a row; the country code's and the last three may stay. */
function spokenRun(text: string, output: string, rest: string): boolean {
  const words = wordsOf(text, 1);
  const withCountry = /^(?:плюс|plus)$/.test(words[0] ?? "");
  const secret = words.slice(withCountry ? 3 : 0, -1);
  return anyRun(secret, 3, wordsOf(output, 1).join(" "), wordsOf(rest, 1).join(" "), " ");
}

function anyWord(words: readonly string[], output: string, rest: string): boolean {
  return words.some((word) => wordCount(output, word) > wordCount(rest, word));
}

function wordCount(text: string, word: string): number {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "gu"))].length;
}

function wordsOf(text: string, shortest = 3): readonly string[] {
  return (text.match(/[\p{L}\p{M}'’ʼ]+/gu) ?? []).filter((word) => word.length >= shortest);
}

import { type FieldRule, fieldRule } from "./field-rule.js";
import { maskByRule } from "./mask-by-rule.js";

/** A name and the begin of its value, as JSON or a printed object has them: `"name": "`, `\"name\":{`, `name: '`. */
const PAIR = /([A-Za-z_][\w-]{0,63})(\\{0,4}["']?)\s{0,4}:\s{0,4}(\\{0,4}["']|[{[])/g;
/** Secrets of headers and settings; a sentence that merely speaks of a token is left alone. */
const AUTHORIZATION = /\b(authorization["']?\s{0,4}[:=]\s{0,4}["']?[a-z]{1,16})\s{1,4}[\w.~+/=-]{4,4096}/gi;
const BEARER = /\b(bearer)\s{1,4}[\w.~+/=-]{20,4096}/gi;
const COOKIE = /\b(cookie["']?\s{0,4}:\s{0,4}["']?)[\w.-]{1,64}=[^"'\r\n]{1,4096}/gi;
const ASSIGNED =
  /\b([\w-]{0,32}(?:passw(?:or)?d|pwd|secret|token|api[_-]?key))=(?!\*\*\*)["']?[^\s"'&;,]{1,4096}/gi;
const MAY_HOLD_SECRET = /authorization|cookie|bearer|passw|pwd|secret|token|api[_-]?key/i;

/** Names of people are found in any text by its keys. */
const isMaskedHere = (rule: FieldRule) => rule === "phone" || hidesWhole(rule);
const hidesWhole = (rule: FieldRule) => rule === "personal" || rule === "secret" || rule === "result";

/** Where a quoted text that begins at `from` ends, or the text's end when it was cut. */
function endOfQuote(text: string, from: number, quote: string): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + quote.length)) {
    let escapes = 0;
    while (text[at - 1 - escapes] === "\\") escapes++;
    // A plain quote ends at one with an even number of escapes; one that is escaped itself at its like.
    if (quote.length > 1 ? escapes === 0 : escapes % 2 === 0) return at;
  }
  return text.length;
}

/** Where the object or array that begins at `from` ends; brackets within its texts are not counted. */
function endOfBrackets(text: string, from: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === "\\") at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === "{" || character === "[")) depth++;
    else if (!isQuoted && (character === "}" || character === "]")) depth--;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

/**
 * Masks values by their names inside a text: a piece of JSON or a printed
 * object within a sentence, headers, assignments. Every character is looked at
 * a bounded number of times.
 */
export function maskPairs(text: string, mask: (text: string) => string): string {
  let masked = maskNamed(text, mask);
  if (!MAY_HOLD_SECRET.test(masked)) return masked;
  masked = masked.replace(AUTHORIZATION, "$1 ***").replace(BEARER, "$1 ***");
  return masked.replace(COOKIE, "$1***").replace(ASSIGNED, "$1=***");
}

function maskNamed(text: string, mask: (text: string) => string): string {
  if (!text.includes(":")) return text;
  let masked = "";
  let done = 0;
  PAIR.lastIndex = 0;
  for (let pair = PAIR.exec(text); pair !== null; pair = PAIR.exec(text)) {
    const [whole, name = "", , opening = ""] = pair;
    const rule = fieldRule(name);
    if (!isMaskedHere(rule)) continue;
    const from = pair.index + whole.length;
    if (opening === "{" || opening === "[") {
      if (!hidesWhole(rule)) continue;
      masked += `${text.slice(done, from - 1)}"***"`;
      done = endOfBrackets(text, from - 1);
    } else {
      if (rule === "result") continue;
      const end = endOfQuote(text, from, opening);
      masked += text.slice(done, from) + maskByRule(rule, text.slice(from, end), mask);
      done = end;
    }
    PAIR.lastIndex = done;
  }
  return done === 0 ? text : masked + text.slice(done);
}

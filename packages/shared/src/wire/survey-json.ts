const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** What one pass over the text of a JSON object tells. */
export interface JsonSurvey {
  /** How deep its deepest object or array lies; the outermost object is 1. */
  readonly depth: number;
  /** The text of the asked member of the outermost object, if it has one. */
  readonly member: string | undefined;
}

/** Index just behind the string whose opening quote is at `start`. */
function skipString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  for (;;) {
    let backslashes = 0;
    while (json.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end + 1;
    end = json.indexOf('"', end + 1);
  }
}

/**
 * Whether the string from `start` to `end` is `key`. A producer may have written
 * it with escapes, of which the shortest, `\u0064` for a `d`, adds five characters.
 */
function isKey(json: string, start: number, end: number, key: string): boolean {
  const surplus = end - start - key.length;
  if (surplus === 0) return json.startsWith(key, start);
  if (surplus < 5) return false;
  const quoted = json.slice(start, end);
  return quoted.includes("\\") && JSON.parse(quoted) === key.slice(1, -1);
}

/**
 * Finds the text of a member without parsing it, so that it can be stored as it
 * came: numbers beyond the precision of a double, key order and all. Of a
 * repeated member the last one counts, as for `JSON.parse`.
 *
 * @param json must be valid JSON (already parsed once); what is no object has no members and, if plain, depth 0.
 * @param name the member's name, of plain characters that need no escape.
 */
export function surveyJson(json: string, name: string): JsonSurvey {
  return surveyFlat(json, name) ?? surveyAny(json, name);
}

/**
 * The same for what most events are: the member comes last and is an object of
 * plain values, so that the text has two opening brackets and ends with two
 * closing ones. `undefined` for anything else, and where brackets stand in texts.
 */
function surveyFlat(json: string, name: string): JsonSurvey | undefined {
  const end = json.length - 2;
  if (end < 0 || json.indexOf("}") !== end || json.charCodeAt(end + 1) !== CLOSE_BRACE) return undefined;
  const start = json.indexOf("{", 1);
  const isAlone = json.charCodeAt(0) === OPEN_BRACE && json.indexOf("{", start + 1) === -1;
  if (!isAlone || json.includes("[") || !json.endsWith(`"${name}":`, start)) return undefined;
  // The quote before the name must open a key: another one may be the escaped end of a longer name.
  const before = json.charCodeAt(start - name.length - 4);
  if (before !== COMMA && before !== OPEN_BRACE) return undefined;
  return { depth: 2, member: json.slice(start, end + 1) };
}

function surveyAny(json: string, name: string): JsonSurvey {
  const key = `"${name}"`;
  let depth = 0;
  let deepest = 0;
  let expectsKey = false;
  let memberStart = -1;
  let member: string | undefined;
  let i = 0;
  while (i < json.length) {
    const code = json.charCodeAt(i);
    if (code === QUOTE) {
      const end = skipString(json, i);
      if (expectsKey && depth === 1) {
        expectsKey = false;
        if (isKey(json, i, end, key)) memberStart = end;
      }
      i = end;
      continue;
    }
    if (code === COLON && memberStart === i) memberStart = i + 1;
    else if (code === COMMA && depth === 1) {
      if (memberStart > 0) member = json.slice(memberStart, i).trimEnd();
      memberStart = -1;
      expectsKey = true;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth++;
      if (depth > deepest) deepest = depth;
      expectsKey = depth === 1;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth--;
      if (depth === 0 && memberStart > 0) member = json.slice(memberStart, i).trimEnd();
    } else if (code <= SPACE && memberStart === i) memberStart = i + 1;
    i++;
  }
  return { depth: deepest, member };
}

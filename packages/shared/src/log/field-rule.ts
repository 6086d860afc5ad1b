import { eventTypes, personalFields } from "../events/registry.js";
import { ANY_NAME_KEY, NAME_KEY, nameKeyOf, PERSON_KEY } from "../masking/names/name-keys.js";

/**
 * What a field's name says of its value:
 *
 * - `secret`: never shown;
 * - `phone`: a telephone number, whatever its form;
 * - `personal`: personal as a whole, never shown;
 * - `full_name`, `person`, `name`: the name of a person; a person, perhaps by name; the name of a person or a thing;
 * - `result`: what a tool returned, personal unless it is a plain text (`call.transferred` has such a result);
 * - `id`: shown as it is, as long as it looks like one;
 * - `text`: anything else: shown, with what is personal in it masked.
 */
export type FieldRule =
  | "secret"
  | "phone"
  | "personal"
  | "full_name"
  | "person"
  | "name"
  | "result"
  | "id"
  | "text";

const IDS = [
  "call_id",
  "request_id",
  "trace_id",
  "span_id",
  "event_id",
  "entry_id",
  "id",
  "stream",
  "consumer",
];

const SECRET_WORDS = new Set([
  ...["password", "passwd", "pwd", "passphrase", "secret", "authorization", "cookie", "credentials"],
  ...["apikey", "token", "bearer"],
]);
const SECRET_PAIRS = new Set(["api key", "private key", "access key", "secret key"]);

const PHONE_WORDS = new Set(["phone", "phones", "telephone", "msisdn", "mobile", "tel"]);
/** `…_number` and `…_id` that are telephone numbers: whose they are says so. */
const CALL_SIDES = new Set([
  "caller",
  "called",
  "calling",
  "callee",
  "dialed",
  "dialled",
  "phone",
  "telephone",
]);

const joined = (name: string) => words(name).join("");

/** `callerPhone`, `caller_phone`, `Caller-Phone` and `CALLER_PHONE` are one name. */
function words(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== "");
}

const fromEvents = new Set(eventTypes.flatMap(personalFields));

const byName = new Map<string, FieldRule>([
  ...IDS.map((name) => [joined(name), "id"] as const),
  ...[...fromEvents].map((name) => [joined(name), isPhone(words(name)) ? "phone" : "personal"] as const),
  // The one name that is personal in one event and a word of ours in two others.
  ["result", "result"],
]);

const ruleOfKey: Readonly<Record<number, FieldRule>> = {
  [NAME_KEY]: "full_name",
  [PERSON_KEY]: "person",
  [ANY_NAME_KEY]: "name",
};

function isSecret(parts: readonly string[]): boolean {
  return (
    parts.some((word) => SECRET_WORDS.has(word)) ||
    parts.some((word, i) => SECRET_PAIRS.has(`${word} ${parts[i + 1] ?? ""}`))
  );
}

function isPhone(parts: readonly string[]): boolean {
  const last = parts.at(-1) ?? "";
  if (PHONE_WORDS.has(last)) return true;
  return (last === "number" || last === "id") && CALL_SIDES.has(parts.at(-2) ?? "");
}

function ruleOf(name: string): FieldRule {
  const parts = words(name);
  const rule = byName.get(parts.join(""));
  if (rule !== undefined) return rule;
  if (isSecret(parts)) return "secret";
  return isPhone(parts) ? "phone" : (ruleOfKey[nameKeyOf(name)] ?? "text");
}

/** Names come from outside too, so they are not remembered without end. */
const MOST_REMEMBERED = 2_000;
const LONGEST_REMEMBERED = 64;
const remembered = new Map<string, FieldRule>();

/** What the name of a field says of its value. */
export function fieldRule(name: string): FieldRule {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const rule = ruleOf(name.length > LONGEST_REMEMBERED ? name.slice(-LONGEST_REMEMBERED) : name);
  if (name.length <= LONGEST_REMEMBERED) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(name, rule);
  }
  return rule;
}

import type { KnownPerson } from "../masking/mask-personal-data.js";
import { maskPhone } from "../masking/numbers/mask-phone.js";
import { describeError, isError } from "./describe-error.js";
import { type FieldRule, fieldRule } from "./field-rule.js";
import { HIDDEN, maskByRule } from "./mask-by-rule.js";
import { maskLogText } from "./mask-log-text.js";
import { UNREADABLE } from "./read-fields.js";

/** What a line can hold: JSON, and nothing that is not. */
export type LogValue =
  | string
  | number
  | boolean
  | null
  | readonly LogValue[]
  | { readonly [name: string]: LogValue };

/** Characters of one text. */
const LONGEST_TEXT = 16 * 1024;
/** What is cut off an overlong text after masking: a number that the first cut went through lies in it. */
const MARGIN = 256;
/** Characters of all texts of a line; what comes after them is left out. */
const LONGEST_LINE = 64 * 1024;
/** Objects within objects. */
const DEEPEST = 8;
/** Members of one object or array, and values of a line. */
const MOST_MEMBERS = 100;
const MOST_VALUES = 1_000;
const FEWEST_DIGITS = 7;

/** Of what stands under these nothing is read: it is replaced, or an id. */
const WITHOUT_TEXT: ReadonlySet<FieldRule> = new Set(["secret", "personal", "phone", "id"]);

const CIRCULAR = "[circular]";
const CUT = "[cut]";

/**
 * Makes of a line's fields what may be written: masked, bounded, without cycles,
 * whatever they are and do. One masker is for one line.
 */
export class FieldMasker {
  readonly #known: KnownPerson | undefined;
  readonly #ancestors = new Set<object>();
  #values = 0;
  #characters = 0;

  /** @param known the people of the line's call */
  constructor(known?: KnownPerson) {
    this.#known = known;
  }

  /** The value of a field, or `undefined` if there is nothing to write. Never throws. */
  field(name: string, value: unknown): LogValue | undefined {
    return this.#value(fieldRule(name), value);
  }

  /** A text that is no field's: an event. */
  text(text: string): string {
    return this.#text("text", text);
  }

  #value(rule: FieldRule, value: unknown): LogValue | undefined {
    if (++this.#values > MOST_VALUES) return CUT;
    switch (typeof value) {
      case "string":
        return this.#text(rule, value);
      case "number":
      case "bigint":
        return this.#number(rule, value);
      case "boolean":
        return value;
      case "undefined":
        return undefined;
      case "object":
        return value === null ? null : this.#object(rule, value);
      default:
        return `[${typeof value}]`;
    }
  }

  #text(rule: FieldRule, text: string): string {
    const isShown = !WITHOUT_TEXT.has(rule);
    if (text.length <= LONGEST_TEXT || !isShown) {
      const mask = (part: string) => maskLogText(part, this.#known);
      const json = isShown ? this.#json(text) : undefined;
      return this.#bounded(json ?? maskByRule(rule, text.slice(0, LONGEST_TEXT), mask));
    }
    const masked = maskLogText(text.slice(0, LONGEST_TEXT + MARGIN), this.#known);
    const kept = masked.slice(0, Math.min(LONGEST_TEXT, masked.length - MARGIN));
    return this.#bounded(`${kept}… [cut, ${text.length} characters]`);
  }

  #bounded(text: string): string {
    this.#characters += text.length;
    return this.#characters > LONGEST_LINE ? CUT : text;
  }

  /** A text that is JSON is masked as what it says; nothing is changed in it otherwise. */
  #json(text: string): string | undefined {
    const [first, last] = [text.trimStart()[0], text.trimEnd().at(-1)];
    if (!((first === "{" && last === "}") || (first === "[" && last === "]"))) return undefined;
    try {
      const parsed: unknown = JSON.parse(text);
      const masked = JSON.stringify(this.#value("text", parsed));
      return masked === JSON.stringify(parsed) ? text : masked;
    } catch {
      // Text that merely looks like JSON.
      return undefined;
    }
  }

  #number(rule: FieldRule, value: number | bigint): LogValue {
    if (rule === "secret" || rule === "personal") return HIDDEN;
    const digits = String(value);
    if (digits.length < FEWEST_DIGITS || !/^\d+$/.test(digits)) {
      return typeof value === "number" && Number.isFinite(value) ? value : digits;
    }
    if (rule === "phone" || this.#isKnownNumber(digits)) return maskPhone(digits);
    return typeof value === "number" ? value : digits;
  }

  /** Whether these digits end in those of a number that is known, its trunk or country code aside. */
  #isKnownNumber(digits: string): boolean {
    if (this.#known === undefined) return false;
    return this.#known.phones.some((phone) => {
      const known = phone.replace(/\D/g, "").slice(-9);
      return known.length >= FEWEST_DIGITS && digits.endsWith(known);
    });
  }

  #object(rule: FieldRule, value: object): LogValue {
    if (rule === "secret" || rule === "personal" || rule === "result") return HIDDEN;
    if (rule === "id") return this.#object("text", value);
    if (this.#ancestors.has(value)) return CIRCULAR;
    if (this.#ancestors.size >= DEEPEST) return Array.isArray(value) ? "[array]" : "[object]";
    this.#ancestors.add(value);
    try {
      return this.#readObject(rule, value);
    } catch {
      // A getter, a proxy or a toJSON of the caller's; what it throws may be personal.
      return UNREADABLE;
    } finally {
      this.#ancestors.delete(value);
    }
  }

  #readObject(rule: FieldRule, value: object): LogValue {
    if (Array.isArray(value)) return this.#items(rule, value, value.length);
    if (isError(value)) return this.#members(rule, describeError(value));
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? "[invalid date]" : value.toISOString();
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
    if (value instanceof Set) return this.#items(rule, value, value.size);
    if (value instanceof Map)
      return this.#members(rule, Object.fromEntries([...value].slice(0, MOST_VALUES)));
    if (value instanceof String || value instanceof Number) return this.#value(rule, value.valueOf()) ?? null;
    if (value instanceof URL || value instanceof RegExp) return this.#text(rule, String(value));
    const toJson: unknown = Reflect.get(value, "toJSON");
    if (typeof toJson === "function") return this.#value(rule, toJson.call(value, "")) ?? null;
    return this.#members(rule, value);
  }

  #items(rule: FieldRule, items: Iterable<unknown>, size: number): LogValue {
    const shown: LogValue[] = [];
    for (const item of items) {
      if (shown.length === MOST_MEMBERS) break;
      shown.push(this.#value(rule, item) ?? null);
    }
    if (size > shown.length) shown.push(`[${size - shown.length} more]`);
    return shown;
  }

  #members(rule: FieldRule, object: object): LogValue {
    const names = Object.keys(object);
    const shown: Record<string, LogValue> = {};
    for (const name of names.slice(0, MOST_MEMBERS)) {
      const value = this.#member(ruleWithin(rule, fieldRule(name)), object, name);
      if (value !== undefined) add(shown, this.name(name), value);
    }
    if (names.length > MOST_MEMBERS) add(shown, "…", `[${names.length - MOST_MEMBERS} more]`);
    return shown;
  }

  #member(rule: FieldRule, object: object, name: string): LogValue | undefined {
    try {
      return this.#value(rule, Reflect.get(object, name));
    } catch {
      // A getter that throws takes nothing else with it.
      return UNREADABLE;
    }
  }

  /** Names may be personal too: the keys of a table by number or by person. */
  name(name: string): string {
    return /^[\w.-]{1,64}$/.test(name) && !/\d{6}/.test(name) ? name : this.text(name);
  }
}

/** What is said of an object holds for what its members' own names say nothing of; a person's `name` is one's. */
function ruleWithin(outer: FieldRule, own: FieldRule): FieldRule {
  if (own === "name" && outer === "person") return "full_name";
  return own === "text" && outer !== "person" && outer !== "name" ? outer : own;
}

/** Two names may be the same once masked. `__proto__` would be no member of its own. */
function add(object: Record<string, LogValue>, name: string, value: LogValue): void {
  let free = name;
  for (let i = 2; Object.hasOwn(object, free); i++) free = `${name} (${i})`;
  Object.defineProperty(object, free, { value, enumerable: true, configurable: true, writable: true });
}

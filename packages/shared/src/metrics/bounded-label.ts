import { maskPersonalData } from "../masking/mask-personal-data.js";

const MAX_LENGTH = 64;

/** Values of one label that are kept apart; all further ones are `other`. */
export const MAX_LABEL_VALUES = 100;

const OTHER = "other";
const UNKNOWN = "unknown";

/** Control characters and spaces of any kind, in runs. */
const BLANKS = /[\p{Z}\p{C}]+/gu;

function sanitised(value: string): string {
  // Long texts are not names; their first part is all that is looked at.
  const text = value
    .slice(0, 4 * MAX_LENGTH)
    .toWellFormed()
    .replace(BLANKS, " ")
    .trim();
  const points = Array.from(text);
  return (points.length > MAX_LENGTH ? points.slice(0, MAX_LENGTH).join("").trim() : text) || UNKNOWN;
}

/**
 * Bounds the values of a label that come from outside: each new value is a new
 * time series in every metric that has the label, kept for as long as the
 * process lives. The first {@link MAX_LABEL_VALUES} are kept apart, trimmed and
 * cut to 64 characters; all others, and those that hold personal data, count as
 * `other`, an empty one as `unknown`.
 */
export class BoundedLabel {
  readonly #seen = new Set<string>([OTHER, UNKNOWN]);

  of(value: string): string {
    // Names mostly come as they are kept.
    if (this.#seen.has(value)) return value;
    const clean = sanitised(value);
    if (this.#seen.has(clean)) return clean;
    if (this.#seen.size >= MAX_LABEL_VALUES + 2 || maskPersonalData(clean) !== clean) return OTHER;
    this.#seen.add(clean);
    return clean;
  }
}

import type { DigitGroup } from "./digit-groups.js";
import { digitsIn } from "./digit-value.js";
import { Gap } from "./separators.js";

/** Neighbouring groups taken together as one number. */
export class NumberSpan {
  readonly first: number;
  readonly last: number;
  readonly digits: string;
  /** All gaps within the span, as bits of `Gap`. */
  readonly gaps: number;
  readonly #groups: readonly DigitGroup[];
  #lengths: readonly number[] | undefined;

  constructor(groups: readonly DigitGroup[], first: number, last: number, digits: string, gaps: number) {
    this.#groups = groups;
    this.first = first;
    this.last = last;
    this.digits = digits;
    this.gaps = gaps;
  }

  /** Digits in each group; most spans are turned down before anybody asks. */
  get lengths(): readonly number[] {
    this.#lengths ??= this.#groups.slice(this.first, this.last + 1).map((group) => group.end - group.start);
    return this.#lengths;
  }
}

/** No number has more parts: fifteen digits one by one, and a trunk zero. */
const MAX_GROUPS = 16;

/** Spans from `first` on, from one group to as many as may belong together, of `least` to `most` digits. */
export function spansFrom(
  text: string,
  groups: readonly DigitGroup[],
  first: number,
  least: number,
  most: number,
): NumberSpan[] {
  const spans: NumberSpan[] = [];
  let digits = "";
  let gaps = 0;
  for (let at = first; at < groups.length && at < first + MAX_GROUPS; at++) {
    const group = groups[at];
    if (group === undefined) break;
    if (at > first) {
      if (!mayContinue(groups[at - 1], group)) break;
      gaps |= group.gap;
    }
    digits += digitsIn(text.slice(group.start, group.end));
    if (digits.length > most) break;
    if (digits.length >= least) spans.push(new NumberSpan(groups, first, at, digits, gaps));
  }
  return spans;
}

/** Digits that stand together from `first` on, counted no further than `enough`. */
export function digitsTogether(groups: readonly DigitGroup[], first: number, enough: number): number {
  let count = 0;
  for (let at = first; at < groups.length && count < enough; at++) {
    const group = groups[at];
    if (group === undefined || (at > first && !mayContinue(groups[at - 1], group))) break;
    count += group.end - group.start;
  }
  return count;
}

function mayContinue(before: DigitGroup | undefined, group: DigitGroup): boolean {
  if (before === undefined || before.gluedRight || group.gluedLeft) return false;
  if ((group.gap & Gap.broken) !== 0) return false;
  return group.plusAt < 0 || group.gap === Gap.plus;
}

/** Is every digit on its own: dictated one by one, with or without commas? */
export function isOneByOne(span: NumberSpan): boolean {
  return span.last > span.first && span.digits.length === span.last - span.first + 1;
}

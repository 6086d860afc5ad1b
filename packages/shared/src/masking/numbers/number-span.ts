import type { DigitGroup } from "./digit-groups.js";
import { digitsIn } from "./digit-value.js";
import { Gap } from "./separators.js";

/** Neighbouring groups taken together as one number. */
export interface NumberSpan {
  readonly first: number;
  readonly last: number;
  readonly digits: string;
  /** Digits in each group. */
  readonly lengths: readonly number[];
  /** All gaps within the span, as bits of `Gap`. */
  readonly gaps: number;
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
  const lengths: number[] = [];
  let gaps = 0;
  for (let at = first; at < groups.length && at < first + MAX_GROUPS; at++) {
    const group = groups[at];
    if (group === undefined) break;
    if (at > first) {
      if (!mayContinue(groups[at - 1], group)) break;
      gaps |= group.gap;
    }
    digits += digitsIn(text.slice(group.start, group.end));
    lengths.push(group.end - group.start);
    if (digits.length > most) break;
    if (digits.length >= least) spans.push({ first, last: at, digits, lengths: [...lengths], gaps });
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
  return span.lengths.length > 1 && span.lengths.every((length) => length === 1);
}

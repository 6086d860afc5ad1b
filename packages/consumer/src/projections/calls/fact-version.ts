import type { CallEvent } from "@calltape/shared";

/**
 * Where a fact comes from, as text whose order is the order in which facts win:
 * by `at`, then `seq` (none is before all), then id. Comparing versions instead
 * of arrival is what makes the merge independent of order.
 */
export type FactVersion = string;

const SEQ_DIGITS = 10;

export function factVersionOf(event: CallEvent): FactVersion {
  const seq = event.seq ?? undefined;
  const padded = seq === undefined ? " ".repeat(SEQ_DIGITS) : String(seq).padStart(SEQ_DIGITS, "0");
  return `${event.at} ${padded} ${event.id}`;
}

import type { CallEvent } from "@calltape/shared";

/** First days of the months the calls began in, so that their partitions can be made beforehand. */
export function monthsOf(events: readonly CallEvent[]): string[] {
  return [...new Set(events.map(({ call_started_at }) => `${call_started_at.slice(0, 7)}-01`))];
}

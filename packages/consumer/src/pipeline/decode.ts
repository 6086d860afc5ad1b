import { decodeEvent } from "@calltape/shared";
import { isAccepted, type Month, type MonthWindow, monthOf } from "../partitions/month.js";
import type { Entry, ReadyEntry } from "./entry.js";

/** Reads the event out of an entry and decides whether it can be stored at all, `now` being this month. Pure. */
export function decodeEntry(entry: Entry, now: Month, window: MonthWindow): ReadyEntry {
  if (!entry.hasEvent) {
    const message = "the stream entry has no field named `event`";
    return { entry, fault: { reason: "no_event_field", message, attempts: 1 } };
  }
  const result = decodeEvent(entry.raw);
  if (!result.ok) {
    return { entry, fault: { reason: result.reason, message: result.message, attempts: 1 } };
  }
  const month = monthOf(result.event.call_started_at);
  if (!isAccepted(month, now, window)) {
    const message = `the call began in ${month}; accepted are ${window.back} months back to ${window.ahead} ahead`;
    return { entry, fault: { reason: "month_out_of_range", message, attempts: 1 } };
  }
  return { entry, event: result };
}

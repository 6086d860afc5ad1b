import type { EventType } from "@calltape/shared";
import type { CallState, Fact } from "../projections/calls/call-state.js";
import { type Betrays, eraseData } from "./erase-data.js";

/** Which event's fields stand in a fact that is a group. */
const GROUPS: Readonly<Record<string, EventType>> = {
  end: "call.ended",
  transfer: "call.transferred",
  analysis: "call.analyzed",
};
/** What a group has beside the fields of its event. */
const OWN = ["at", "expected"];

function eraseFact(name: string, value: unknown, betrays?: Betrays): unknown {
  const group = GROUPS[name];
  if (group === undefined) return eraseData("call.updated", { [name]: value }, betrays)[name];
  const fields = value as Record<string, unknown>;
  const own = Object.entries(fields).filter(([field]) => OWN.includes(field));
  return { ...eraseData(group, fields, betrays), ...Object.fromEntries(own) };
}

/**
 * What is known of a call without the person: the same as what its events give
 * once each of them is erased, also where those events are gone. Counts and
 * costs stay. Pure, but for `state`, which is changed.
 */
export function eraseState(state: CallState, betrays?: Betrays): void {
  for (const [name, { value, version }] of [...state.facts] as [string, Fact][]) {
    const left = eraseFact(name, value, betrays);
    if (left === undefined) state.facts.delete(name);
    else state.facts.set(name, { value: left, version });
  }
}

import type { DecodedEvent, EventType } from "@calltape/shared";
import type { CallState } from "../projections/calls/call-state.js";
import { type Betrays, ERASED, eraseData } from "./erase-data.js";
import { eraseEvent } from "./erase-event.js";
import { eraseState } from "./erase-state.js";
import type { PhonePattern } from "./phone-pattern.js";

/** A way to write stored calls anew. Doing it again changes nothing. */
export interface Rewriting {
  /** An event: `data` as text, and the version it then has. */
  event(decoded: DecodedEvent): { readonly dataJson: string; readonly v: number };
  /** The same for an event that this version cannot read. */
  unreadable(dataJson: string): string;
  /** What a row of turns or tools says, as `data` of its event. */
  row(type: EventType, dataJson: string): string;
  /** What is known of a call. */
  state(state: CallState): void;
  /** An id that leads to other systems' records. */
  link(id: string | null): string | null;
}

/** For a person's own calls: whatever is not known to be harmless goes. */
export function eraseOwn(betrays?: Betrays): Rewriting {
  return {
    event: (decoded) => {
      const { event, dataJson } = eraseEvent(decoded, betrays);
      return { dataJson, v: event.v };
    },
    unreadable: () => "{}",
    row: (type, json) =>
      JSON.stringify(eraseData(type, JSON.parse(json) as Record<string, unknown>, betrays)),
    state: (state) => eraseState(state, betrays),
    link: () => null,
  };
}

/** For calls of others in which the number is mentioned: it is cut out, the rest stays. */
export function cutMentions(pattern: PhonePattern): Rewriting {
  const cut = (json: string) => pattern.cutJson(json, ERASED);
  return {
    event: ({ event, dataJson }) => ({ dataJson: cut(dataJson), v: event.v }),
    unreadable: cut,
    row: (_, json) => cut(json),
    state: ({ facts }) => {
      for (const [name, { value, version }] of [...facts]) {
        const json = JSON.stringify(value);
        const left = cut(json);
        if (left !== json) facts.set(name, { value: JSON.parse(left) as unknown, version });
      }
    },
    link: (id) => (id !== null && pattern.isIn(id) ? null : id),
  };
}

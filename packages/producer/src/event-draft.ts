import type { EventType } from "@calltape/shared";

/** An event whose envelope is written and whose `data` is not yet checked. */
export interface EventDraft {
  readonly type: EventType;
  readonly callId: string;
  /** The call's start and the event's time, as in its JSON. */
  readonly startedAt: string;
  readonly at: string;
  /** The event's JSON up to its `data`: `{"v":1,"id":"…", … ,"data":`. */
  readonly head: string;
  readonly data: Readonly<Record<string, unknown>>;
}

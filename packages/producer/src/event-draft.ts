import type { EventType } from "@calltape/shared";

/** An event whose envelope is written and whose `data` is not yet checked. */
export interface EventDraft {
  readonly type: EventType;
  readonly callId: string;
  /** The event's JSON up to its `data`: `{"v":1,"id":"…", … ,"data":`. */
  readonly head: string;
  readonly data: Readonly<Record<string, unknown>>;
}

import type { RefusalReason } from "./recorder.js";

/** Something the program that records did wrong. Never thrown: counted, logged, and kept by `InMemoryRecorder`. */
export interface CallerMistake {
  /** Why an event was refused; `misuse` where the event, if there was one, was recorded all the same. */
  readonly reason: Exclude<RefusalReason, "buffer_full"> | "misuse";
  /** The event's type, or the method where there is no event. */
  readonly what: string;
  readonly callId: string | undefined;
  /** For a person; names fields, never contains their values. */
  readonly message: string;
}

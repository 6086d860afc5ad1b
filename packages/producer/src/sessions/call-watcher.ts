import type { RecordedCall } from "../recorded-call.js";

/**
 * Is told what the calls recorded here do, so that their sessions can be kept.
 * Every event passes by: its methods return at once and never throw.
 */
export interface CallWatcher {
  /** The call was started or continued here. */
  began(call: RecordedCall): void;
  /** The call has recorded something, or tried to: it is somewhere else on its tape. */
  spoke(call: RecordedCall): void;
  ended(call: RecordedCall): void;
}

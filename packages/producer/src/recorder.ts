import type { CallHandle } from "./call-handle.js";
import type { StartFields } from "./event-fields.js";
import type { ResumeFacts } from "./sessions/resume-call.js";
import type { SessionStats, SessionStore } from "./sessions/session-store.js";

/**
 * Why an event was not taken:
 * - `buffer_full`: Redis is away or slow, and the room for events of its importance is used up;
 * - `spool_full`: the same, and the spool has reached its bound or its disk takes no more;
 * - `invalid`: a required field is missing, or a field has a wrong type or value;
 * - `too_large`: beyond the size limit even after its free-form fields were cut;
 * - `unencodable`: it holds what JSON cannot express, such as a cycle or a BigInt;
 * - `closed`: the recorder was closed before.
 */
export type RefusalReason = "buffer_full" | "spool_full" | "invalid" | "too_large" | "unencodable" | "closed";

/** What a recorder has done so far, and what it holds now. */
export interface RecorderStats {
  /** Events taken and not yet known to be in Redis, those in flight included. */
  readonly buffered: number;
  /** Memory their JSON takes, in bytes: two per character once a text has letters beyond Latin-1. */
  readonly bufferedBytes: number;
  /** Of these, events sent and not yet answered. */
  readonly inFlight: number;
  /** Events Redis has confirmed. */
  readonly sent: number;
  /** Times an event was sent again, with the same id. */
  readonly retried: number;
  /** Events sent again because Redis may have lost them after confirming them: it restarted, or was emptied. */
  readonly redelivered: number;
  /** What went to disk because Redis did not take it, and came back from there. */
  readonly spool: SpoolStats;
  /** Events that were not taken, by reason. */
  readonly refused: Readonly<Record<RefusalReason, number>>;
  /** Events taken with a field cut to size. */
  readonly cut: number;
  /** Mistakes of the caller, refused events included. */
  readonly mistakes: number;
  /** Events given up when the recorder was closed, or the process ended, with Redis away and no spool to take them. */
  readonly lost: number;
  readonly sessions: SessionStats;
}

/** All zero without a spool. */
export interface SpoolStats {
  /** Events written to disk by this recorder. */
  readonly spooled: number;
  /** Events brought from disk to Redis, also those that earlier processes had left. */
  readonly unspooled: number;
  /** Lines that could not be read back: cut short by a kill, or changed since. */
  readonly damaged: number;
  /** Bytes now in the spool's folder, as far as this process knows. */
  readonly bytes: number;
}

export interface DeadlineOptions {
  /** How long to wait at most, in milliseconds. */
  readonly timeoutMs?: number | undefined;
}

/** Records calls. One per process is enough: it holds a connection for events, one for sessions, and a buffer. */
export interface Recorder {
  /** What is to be found again about a call, in any process, as long as it goes on. */
  readonly sessions: SessionStore;
  /** Records that a call is accepted or dialled, and returns the handle for the rest of it. */
  startCall(facts: StartFields): CallHandle;
  /**
   * Continues a call that another process has recorded so far, from its session:
   * with its start, tenant and ids, the next number and the last `at`. Of a call
   * that goes on in this process it returns the handle there is; of one that has
   * ended, a handle that can still be evaluated.
   *
   * Without a session it continues from what is given as `facts`, whose events
   * then carry no numbers, so that `incomplete_calls` can say nothing of the
   * call; without these either it resolves with undefined. Never rejects, and
   * takes no longer than the sessions' deadline.
   */
  resumeCall(callId: string, facts?: ResumeFacts): Promise<CallHandle | undefined>;
  /**
   * Waits until everything recorded before is in Redis, and the sessions with it,
   * by default for 2 s at most: after it another process resumes a call exactly.
   * Resolves with whether it is; never rejects. What is not stays held and is sent later.
   */
  flush(options?: DeadlineOptions): Promise<boolean>;
  /**
   * Takes no more events, sends what it holds, by default for 5 s at most, and
   * disconnects. Resolves with whether everything reached Redis; never rejects.
   * May be called again.
   */
  close(options?: DeadlineOptions): Promise<boolean>;
  /** Counters and levels, for metrics and tests. */
  stats(): RecorderStats;
}

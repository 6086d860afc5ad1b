/** What JSON can say: objects and arrays of plain values, texts, numbers, booleans, `null`. */
export type SessionState = object | string | number | boolean | null;

/**
 * Sessions: what a handler wants to find again about a call, in this process or
 * in another, as long as the call goes on.
 *
 * No method rejects, and none takes longer than the deadline (`timeoutMs` of
 * the options, 200 ms by default). While Redis is away, or slower than that,
 * memory answers; what was saved meanwhile is written when Redis is back,
 * unless another process has saved something newer. Wrong arguments count as
 * mistakes of the caller, and are logged.
 */
export interface SessionStore {
  /**
   * Keeps a state for a call, up to 256 KiB of JSON, in place of the one before.
   * Resolves with whether Redis has it; this process's memory has it at once.
   * Not taken for a call that has ended.
   */
  save(callId: string, state: SessionState): Promise<boolean>;
  /** The newest state known; undefined if there is none, it has expired, or the call has ended. */
  load<T = unknown>(callId: string): Promise<T | undefined>;
  /** Lets the session live for its whole time again. Resolves with whether Redis has it and did so. */
  touch(callId: string): Promise<boolean>;
  /** Removes the session. Resolves with whether Redis knows; if not yet, it will be told. */
  remove(callId: string): Promise<boolean>;
  /** How many sessions are live, of all processes; while Redis is away, how many this process knows of. */
  active(): Promise<number>;
}

/** How the sessions fare, for metrics and tests. */
export interface SessionStats {
  /** Sessions in this process's memory. */
  readonly held: number;
  /** Of these, those that Redis does not have yet as they are. */
  readonly unwritten: number;
  /** Unwritten ones that had to be dropped from memory, for want of room. */
  readonly dropped: number;
}

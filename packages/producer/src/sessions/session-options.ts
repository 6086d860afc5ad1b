import { wholeNumber, wrong } from "../check-option.js";
import type { SessionLimits } from "./session-memory.js";

/** How sessions are kept. */
export interface SessionOptions {
  /** How long a session lives after the call was last heard of, in seconds. Default: 1800. */
  readonly ttlSeconds?: number | undefined;
  /** How long any operation may take, in milliseconds; then memory answers. Default: 200. */
  readonly timeoutMs?: number | undefined;
  /** Most sessions held in this process's memory. Default: 10,000. */
  readonly maxInMemory?: number | undefined;
  /** Most bytes these may take. Default: 32 MiB. */
  readonly maxBytes?: number | undefined;
}

export interface ResolvedSessionOptions {
  /** Whether the recorder keeps the sessions of its calls by itself. */
  readonly keepsCalls: boolean;
  readonly ttlMs: number;
  readonly timeoutMs: number;
  readonly limits: SessionLimits;
}

const WEEK_SECONDS = 7 * 24 * 3600;
const MEBIBYTE = 1024 * 1024;

/** @throws TypeError with one line that says what is wrong. */
export function resolveSessionOptions(given: SessionOptions | false | undefined): ResolvedSessionOptions {
  if (given !== undefined && given !== false && (typeof given !== "object" || given === null)) {
    wrong("sessions", given, "an object, or false");
  }
  const { ttlSeconds = 1_800, timeoutMs = 200, maxInMemory = 10_000, maxBytes = 32 * MEBIBYTE } = given || {};
  return {
    keepsCalls: given !== false,
    ttlMs: 1000 * wholeNumber("sessions.ttlSeconds", ttlSeconds, 1, WEEK_SECONDS),
    timeoutMs: wholeNumber("sessions.timeoutMs", timeoutMs, 1, 60_000),
    limits: {
      maxSessions: wholeNumber("sessions.maxInMemory", maxInMemory, 1, 1_000_000),
      // The largest state must fit, and be held twice while it is being replaced.
      maxBytes: wholeNumber("sessions.maxBytes", maxBytes, 2 * MEBIBYTE, 4096 * MEBIBYTE),
    },
  };
}

import { setTimeout as pause } from "node:timers/promises";
import { classifyError } from "./error-class.js";

const TRIES = 20;
/** First wait, ms; doubled up to the longest. */
const FIRST = 20;
const LONGEST = 1_000;

/**
 * Tries again what lost against another transaction: a deadlock, a lock that
 * somebody held for long.
 *
 * @throws the last error, also when `signal` aborts
 */
export async function retryContended<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (classifyError(error) !== "contended" || tries >= TRIES || signal?.aborted === true) throw error;
      await pause(Math.min(LONGEST, FIRST * 2 ** (tries - 1)) * (0.5 + Math.random() / 2));
    }
  }
}

import { setTimeout as delay } from "node:timers/promises";
import { classifyError } from "../db/error-class.js";

/** Between two tries, ms: doubled from the first to the last. */
const PAUSE = { first: 250, last: 5_000 };

/**
 * Tries again for as long as others hold what `work` needs. `work` itself must
 * give up soon each time (`lock_timeout`): whoever comes after it in the queue
 * for a lock waits as long as it does.
 *
 * @param patience how long to go on trying, ms
 * @throws the last error when that time is over, and at once any other error
 */
export async function waitForLocks<T>(
  work: () => Promise<T>,
  { patience, signal, onWaiting }: { patience: number; signal: AbortSignal; onWaiting?: () => void },
): Promise<T> {
  const end = Date.now() + patience;
  for (let pause = PAUSE.first; ; pause = Math.min(pause * 2, PAUSE.last)) {
    try {
      return await work();
    } catch (error) {
      if (classifyError(error) !== "contended" || Date.now() + pause > end || signal.aborted) throw error;
      onWaiting?.();
      await delay(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) throw error;
    }
  }
}

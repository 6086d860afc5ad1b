import { Worker } from "node:worker_threads";

/** Checks within the time that is allowed: the event loop must have turned between any two of that many in a row. */
const CHECKS = 10;

/** What the watching thread is told. */
export interface WatchdogOrders {
  /** One 32-bit counter, which the watched thread increases. */
  readonly pulse: SharedArrayBuffer;
  /** Checks in a row without a change before it acts. */
  readonly checks: number;
  readonly intervalMs: number;
}

/**
 * Ends the process (SIGKILL, with a line in the log) when its event loop has not
 * turned for `timeoutMs`: a worker that an event has sent into an endless loop
 * holds its entries for ever, and looks alive from outside. Time the process
 * did not run at all (SIGSTOP, a machine that slept) does not count, since the
 * watching thread did not run either.
 *
 * @returns a function that ends the watch
 */
export function startWatchdog(timeoutMs: number): () => void {
  const intervalMs = Math.max(1, Math.ceil(timeoutMs / CHECKS));
  const pulse = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const beats = new Int32Array(pulse);
  const orders: WatchdogOrders = { pulse, checks: CHECKS, intervalMs };
  const thread = new Worker(new URL("./watchdog-thread.js", import.meta.url), { workerData: orders });
  thread.unref();
  const beating = setInterval(() => Atomics.add(beats, 0, 1), intervalMs / 2).unref();
  return () => {
    clearInterval(beating);
    void thread.terminate();
  };
}

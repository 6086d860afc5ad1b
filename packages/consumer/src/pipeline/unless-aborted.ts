/** Thrown when the worker was told to stop before something was finished. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
}

/**
 * Waits for `work` unless `signal` aborts first: a server that takes connections
 * and never answers must not keep a worker from stopping. The work itself goes
 * on, unobserved.
 *
 * @throws StoppedError when `signal` aborts, or has aborted already
 */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = () => new StoppedError("the worker was stopped before this was finished");
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(stopped());
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (onAbort !== undefined) signal.removeEventListener("abort", onAbort);
  }
}

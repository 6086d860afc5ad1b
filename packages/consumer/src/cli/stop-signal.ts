/**
 * A signal that aborts at the first SIGTERM or SIGINT, so that the program can
 * finish what it has in hand. A second one ends it at once: everything here
 * survives being killed.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(1);
    controller.abort();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  return controller.signal;
}

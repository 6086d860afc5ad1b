type Flush = () => void;

const flushes = new Set<Flush>();

const flushAll = () => {
  for (const flush of flushes) flush();
};

/**
 * Calls `flush` whenever the process has nothing left to do. What it starts
 * keeps the process alive; when that is over it is called again. One listener
 * serves all recorders. Not called after `process.exit()` or a signal.
 *
 * @returns a function that ends this.
 */
export function flushBeforeExit(flush: Flush): () => void {
  if (flushes.size === 0) process.on("beforeExit", flushAll);
  flushes.add(flush);
  return () => {
    flushes.delete(flush);
    if (flushes.size === 0) process.off("beforeExit", flushAll);
  };
}

interface Waiter {
  readonly isDone: () => boolean;
  readonly finish: (isWritten: boolean) => void;
}

/** Those who wait until everything recorded up to some moment is written. */
export class FlushWaiters {
  readonly #waiters = new Set<Waiter>();

  /** Resolves with whether `isDone` became true in time. */
  wait(isDone: () => boolean, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (isWritten: boolean) => {
        this.#waiters.delete(waiter);
        clearTimeout(timer);
        resolve(isWritten);
      };
      const waiter: Waiter = { isDone, finish };
      // Not unref'd: somebody waits for it.
      const timer = setTimeout(() => finish(false), timeoutMs);
      this.#waiters.add(waiter);
    });
  }

  /** To be called when something was written. */
  tell(): void {
    for (const { isDone, finish } of this.#waiters) if (isDone()) finish(true);
  }

  /** Nothing more will be written. */
  giveUp(): void {
    for (const { finish } of this.#waiters) finish(false);
  }
}

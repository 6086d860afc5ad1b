interface Waiter {
  readonly position: number;
  readonly finish: (isWritten: boolean) => void;
}

/** Those who wait until everything recorded up to some position is written. */
export class FlushWaiters {
  readonly #waiters = new Set<Waiter>();

  /** Resolves with whether everything up to `position` was written in time. */
  wait(position: number, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (isWritten: boolean) => {
        this.#waiters.delete(waiter);
        clearTimeout(timer);
        resolve(isWritten);
      };
      const waiter: Waiter = { position, finish };
      // Not unref'd: somebody waits for it.
      const timer = setTimeout(() => finish(false), timeoutMs);
      this.#waiters.add(waiter);
    });
  }

  /** To be called when something was written. */
  tell(isWrittenUpTo: (position: number) => boolean): void {
    for (const { position, finish } of this.#waiters) if (isWrittenUpTo(position)) finish(true);
  }

  /** Nothing more will be written. */
  giveUp(): void {
    for (const { finish } of this.#waiters) finish(false);
  }
}

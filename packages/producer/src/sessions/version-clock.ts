/** Beyond this, numbers are no longer exact. Reached in the year 2255. */
const LAST_VERSION = Number.MAX_SAFE_INTEGER - 1;

/**
 * Makes the versions by which the newer of two writes is told, in whatever
 * order they reach Redis: microseconds since 1970 by this process's clock, but
 * always greater than every version made or seen here before (a hybrid logical
 * clock). So of two saves in one process the later is the newer, and a save
 * that follows a load is newer than what was loaded, whatever the clocks of the
 * two processes say. Only saves of two processes that know nothing of each
 * other are ordered by their clocks.
 */
export class VersionClock {
  readonly #now: () => number;
  #last = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  next(): number {
    this.#last = Math.min(LAST_VERSION, Math.max(this.#last + 1, Math.trunc(this.#now()) * 1000));
    return this.#last;
  }

  /** To be told of every version that comes from elsewhere. */
  saw(version: number): void {
    if (version > this.#last && version < LAST_VERSION) this.#last = version;
  }
}

import { LEASE_EXPIRY_MS, seeLease } from "./spool-home.js";

interface Sighting {
  readonly touched: number;
  readonly since: number;
}

/**
 * Tells dead processes' homes from those of the living. Dead is who ran on this
 * machine and does not any more, or whose lease was not touched for a while; the
 * while is measured here, so that clocks of two machines need not agree.
 */
export class LeaseWatch {
  readonly #now: () => number;
  readonly #seen = new Map<string, Sighting>();

  /** @param now a clock that never goes back, ms */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  async isAbandoned(home: string): Promise<boolean> {
    const { touched, isDead } = await seeLease(home);
    if (isDead) return true;
    const known = this.#seen.get(home);
    if (known === undefined || known.touched !== touched) {
      this.#seen.set(home, { touched, since: this.#now() });
      return false;
    }
    return this.#now() - known.since >= LEASE_EXPIRY_MS;
  }
}

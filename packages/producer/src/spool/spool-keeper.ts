import type { Spool } from "./spool.js";
import { LEASE_INTERVAL_MS } from "./spool-home.js";

/** Between two looks for what other processes left, ms. */
const ADOPT_INTERVAL_MS = 5_000;

/** Tells other processes that this one lives, and takes over what the dead have left, each when it is due. */
export class SpoolKeeper {
  readonly #spool: Spool;
  #renewAt = 0;
  #adoptAt = 0;

  constructor(spool: Spool) {
    this.#spool = spool;
  }

  /** To be called often. Returns from how many processes something was taken over. */
  async look(): Promise<number> {
    const now = performance.now();
    if (now >= this.#renewAt) {
      this.#renewAt = now + LEASE_INTERVAL_MS;
      await this.#spool.renew();
    }
    if (now < this.#adoptAt) return 0;
    this.#adoptAt = now + ADOPT_INTERVAL_MS;
    return this.#spool.adopt();
  }
}

import type { Pool } from "../db/pool.js";
import { inTransaction } from "../db/transaction.js";
import { type Month, monthOf, monthsAhead } from "./month.js";

/** Months made ahead of the current one. */
export const MONTHS_AHEAD = 3;

/**
 * Makes partitions before they are needed. Remembers the months it knows to be
 * there, so that the hot path asks Postgres once a month.
 */
export class PartitionKeeper {
  readonly #pool: Pool;
  readonly #known = new Set<Month>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /**
   * Makes what is missing of `months`, each in a transaction of its own: never
   * in that of a batch, where it would deadlock. Returns how many partitions it made.
   */
  async ensure(months: Iterable<Month>): Promise<number> {
    let made = 0;
    for (const month of months) {
      if (this.#known.has(month)) continue;
      const { rows } = await inTransaction(this.#pool, (client) =>
        client.query<{ made: number }>("SELECT calltape_ensure_month($1::date) AS made", [`${month}-01`]),
      );
      made += rows[0]?.made ?? 0;
      this.#known.add(month);
    }
    return made;
  }

  /** Makes the current month and the next {@link MONTHS_AHEAD}. */
  ensureAhead(now: Date): Promise<number> {
    return this.ensure(monthsAhead(monthOf(now.toISOString()), MONTHS_AHEAD));
  }

  /** Forgets what it knew: a partition it counted on was gone. */
  forget(): void {
    this.#known.clear();
  }
}

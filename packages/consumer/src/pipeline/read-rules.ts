import type { PoolClient } from "../db/pool.js";
import { erasedCallsQuestion, type Forgotten, forgottenIn, forgottenQuestion } from "../erasure/forgotten.js";
import type { PhoneBook } from "../projections/customers/phone-book.js";
import type { ReadyEntry } from "./entry.js";

/** What has to be known before anything of a batch is stored. */
export interface Rules {
  readonly forgotten: Forgotten;
  /** Where the gate begins; see `readKeptSince`. */
  readonly keptSince: string | undefined;
}

/**
 * Asks for all of it, in one go as long as nobody was ever erased: then no
 * number need be hashed. What was read holds until the end of the transaction.
 */
export async function readRules(
  client: PoolClient,
  batch: readonly ReadyEntry[],
  phones: PhoneBook,
): Promise<Rules> {
  const first = erasedCallsQuestion(batch);
  const { rows } = await client.query<{ since: Date | null; found: unknown }>(
    `SELECT calltape_kept_since() AS since, ${first.sql} AS found`,
    [...first.values],
  );
  const keptSince = rows[0]?.since?.toISOString();
  if (rows[0]?.found === null) return { keptSince, forgotten: forgottenIn(null) };
  const { sql, values } = forgottenQuestion(batch, phones);
  const all = await client.query<{ found: unknown }>(`SELECT ${sql} AS found`, [...values]);
  return { keptSince, forgotten: forgottenIn(all.rows[0]?.found) };
}

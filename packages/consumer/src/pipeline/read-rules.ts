import type { PoolClient } from "../db/pool.js";
import { type Forgotten, forgottenIn, forgottenQuery } from "../erasure/forgotten.js";
import type { PhoneBook } from "../projections/customers/phone-book.js";
import type { ReadyEntry } from "./entry.js";

/** What has to be known before anything of a batch is stored. */
export interface Rules {
  readonly forgotten: Forgotten;
  /** Where the gate begins; see `readKeptSince`. */
  readonly keptSince: string | undefined;
}

/** Asks for all of it in one go. It holds until the end of the transaction. */
export async function readRules(
  client: PoolClient,
  batch: readonly ReadyEntry[],
  phones: PhoneBook,
): Promise<Rules> {
  const { sql, values } = forgottenQuery(batch, phones);
  const { rows } = await client.query<{ since: Date | null; found: unknown }>(
    `SELECT calltape_kept_since() AS since, ${sql} AS found`,
    values,
  );
  return { keptSince: rows[0]?.since?.toISOString(), forgotten: forgottenIn(rows[0]?.found) };
}

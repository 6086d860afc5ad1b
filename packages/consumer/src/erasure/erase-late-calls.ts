import type { Pool } from "../db/pool.js";
import { inTransaction } from "../db/transaction.js";
import type { PhoneBook } from "../projections/customers/phone-book.js";
import { markErased } from "./erasure-record.js";
import { keysOf } from "./find-calls.js";
import { rewriteCalls } from "./rewrite-calls.js";
import { eraseOwn } from "./rewriting.js";

/**
 * Erases calls of people who were erased before anything of these calls was
 * known: events that come now out of some spool say whose they were. What is
 * stored of them already is written anew.
 *
 * @param calls the erasure of each, by the call's id
 */
export async function eraseLateCalls(
  pool: Pool,
  calls: ReadonlyMap<string, string>,
  phones: PhoneBook,
): Promise<void> {
  for (const erasureId of new Set(calls.values())) {
    const ids = [...calls].flatMap(([id, erasure]) => (erasure === erasureId ? [id] : []));
    await markErased(pool, erasureId, ids);
    await inTransaction(pool, async (client) =>
      rewriteCalls(client, await keysOf(client, ids), eraseOwn(), phones),
    );
  }
}

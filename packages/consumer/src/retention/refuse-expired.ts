import type { PoolClient } from "../db/pool.js";
import type { ReadyEntry } from "../pipeline/entry.js";

/**
 * Where the gate begins, as events write their call's start: of calls that
 * began before, retention has removed something. What was read holds until the
 * end of the transaction, for who raises it waits for that. `undefined` where
 * nothing was removed yet.
 */
export async function readKeptSince(client: PoolClient): Promise<string | undefined> {
  const { rows } = await client.query<{ since: Date | null }>("SELECT calltape_kept_since() AS since");
  return rows[0]?.since?.toISOString();
}

/**
 * Finds fault with events of calls that began before `keptSince`: their like
 * may have been stored and removed, so the gate could not tell that they come
 * for the second time, and they would be counted twice. Pure.
 */
export function refuseExpired(
  batch: readonly ReadyEntry[],
  keptSince: string | undefined,
): readonly ReadyEntry[] {
  if (keptSince === undefined) return batch;
  return batch.map((ready): ReadyEntry => {
    const startedAt = ready.event?.event.call_started_at;
    if (startedAt === undefined || startedAt >= keptSince) return ready;
    const message = `the call began at ${startedAt}; what began before ${keptSince} was removed by retention`;
    return { entry: ready.entry, fault: { reason: "past_retention", message, attempts: 1 } };
  });
}

import type { Logger } from "@calltape/shared";
import { acknowledge } from "./acknowledge.js";
import { appendedAt, type Entry, type ReadyEntry } from "./entry.js";
import type { BatchLimits, Inbox } from "./inbox.js";
import { removeErased } from "./remove-erased.js";
import type { Store } from "./store.js";
import type { StreamGroup } from "./stream-group.js";
import { StoppedError } from "./unless-aborted.js";
import type { CommitReport } from "./worker-options.js";

export interface CommitLoopContext {
  readonly inbox: Inbox;
  readonly store: Store;
  readonly groups: readonly StreamGroup[];
  readonly batch: BatchLimits;
  readonly logger: Logger;
  readonly onCommitted: (report: CommitReport) => void;
}

/**
 * Takes what waits, stores it, acknowledges it; until `stopping` aborts and
 * nothing more is to be begun. `abandon` aborts waiting for Postgres within a batch.
 *
 * The next batch is begun while Redis acknowledges the last: what it has not
 * acknowledged is still held, so a slow Redis soon leaves nothing to begin.
 */
export async function commitLoop(
  { inbox, store, groups, batch, logger, onCommitted }: CommitLoopContext,
  stopping: AbortSignal,
  abandon: AbortSignal,
): Promise<void> {
  const acknowledging = new Set<Promise<void>>();
  const settle = async (entries: readonly ReadyEntry[], erased: readonly Entry[]) => {
    await acknowledge(groups, entries, logger);
    if (erased.length > 0) await removeErased(groups, erased, logger);
    inbox.release(entries);
  };
  while (!stopping.aborted) {
    const entries = inbox.take(batch);
    if (entries.length === 0) {
      await inbox.changed(stopping);
      continue;
    }
    try {
      const begun = performance.now();
      const committed = await store.store(entries, abandon);
      const durationMs = performance.now() - begun;
      onCommitted({ ...committed, durationMs, delaysMs: delays(entries) });
      logger.debug("batch_committed", {
        accepted: committed.accepted.length,
        duplicates: committed.duplicates,
        dead_letters: committed.deadLetters.length,
        duration_ms: Math.round(durationMs),
      });
      const settled = settle(entries, committed.erased).finally(() => acknowledging.delete(settled));
      acknowledging.add(settled);
    } catch (error) {
      if (!(error instanceof StoppedError)) throw error;
      logger.warning("batch_abandoned", {
        count: entries.length,
        hint: "it stays in Redis for the next worker",
      });
    }
  }
  await Promise.all(acknowledging);
}

function delays(entries: readonly ReadyEntry[]): number[] {
  const now = Date.now();
  return entries.map(({ entry }) => now - appendedAt(entry));
}

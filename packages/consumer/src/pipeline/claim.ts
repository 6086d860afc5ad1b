import type { Logger } from "@calltape/shared";
import { pause } from "./pause.js";
import type { PendingEntry, StreamGroup } from "./stream-group.js";

const BEGINNING = "0-0";
/** Consumers that were silent for so many times `claimAfter` are taken for gone. */
const GONE_AFTER = 10;

export interface ClaimContext {
  readonly group: StreamGroup;
  readonly logger: Logger;
  /** How long an entry must have been pending before it is taken from its worker, ms. */
  readonly claimAfter: number;
  /** Entries to claim at most now; 0 while the worker has enough, or cannot store anything. */
  readonly appetite: () => number;
  readonly retake: (pending: readonly PendingEntry[]) => Promise<void>;
  readonly onClaimed: (count: number) => void;
}

/**
 * Takes over what workers that died had been given. Looks every quarter of
 * `claimAfter`, and goes on at once as long as there is more.
 *
 * Claiming moves work, not truth: should the other worker still be alive and
 * commit too, the gate lets only one of them take effect.
 */
export async function claimAbandoned(context: ClaimContext, signal: AbortSignal): Promise<void> {
  const { group, claimAfter, appetite, logger } = context;
  let cursor = BEGINNING;
  while (!signal.aborted) {
    const count = appetite();
    if (count > 0) {
      try {
        cursor = await claimOnce(context, cursor, count);
        if (cursor === BEGINNING) await removeGone(group, GONE_AFTER * claimAfter, logger);
      } catch (error) {
        // Whatever is wrong with Redis, the reader meets it too and reports it.
        logger.debug("claim_failed", { stream: group.stream, error });
        cursor = BEGINNING;
      }
    }
    if (cursor === BEGINNING || count === 0) {
      await pause((claimAfter / 4) * (0.75 + Math.random() / 2), signal);
    }
  }
}

async function claimOnce(context: ClaimContext, from: string, count: number): Promise<string> {
  const { group, claimAfter, logger, onClaimed, retake } = context;
  const { ids, deleted, cursor } = await group.adopt(claimAfter, from, count);
  if (deleted.length > 0) {
    logger.error("pending_entries_deleted", { stream: group.stream, count: deleted.length });
  }
  if (ids.length > 0) {
    logger.info("entries_claimed", { stream: group.stream, count: ids.length });
    onClaimed(ids.length);
    await retake(await group.pendingAmong(ids));
  }
  return cursor;
}

/** Workers that were killed leave their names behind. Removed are those for which nothing is pending any more. */
async function removeGone(group: StreamGroup, silentFor: number, logger: Logger): Promise<void> {
  for (const consumer of await group.silent(silentFor)) {
    if (await group.leave(consumer)) logger.info("consumer_removed", { stream: group.stream, consumer });
  }
}

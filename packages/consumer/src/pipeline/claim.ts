import type { Logger } from "@calltape/shared";
import type { Entry } from "./entry.js";
import { pause } from "./pause.js";
import type { StreamGroup } from "./stream-group.js";

const END = "0-0";

export interface ClaimContext {
  readonly group: StreamGroup;
  readonly logger: Logger;
  /** How long an entry must have been pending before it is taken from its worker, ms. */
  readonly claimAfter: number;
  /** Entries to claim at most now; 0 while the worker has enough, or cannot store anything. */
  readonly appetite: () => number;
  readonly deliver: (entries: readonly Entry[]) => void;
}

/**
 * Takes over what workers that died had been given. Looks every quarter of
 * `claimAfter`, and goes on at once as long as there is more.
 *
 * Claiming moves work, not truth: should the other worker still be alive and
 * commit too, the gate lets only one of them take effect.
 */
export async function claimAbandoned(context: ClaimContext, signal: AbortSignal): Promise<void> {
  const { group, claimAfter, appetite, deliver, logger } = context;
  let cursor = END;
  while (!signal.aborted) {
    const count = appetite();
    if (count > 0) {
      try {
        const claimed = await group.claim(claimAfter, cursor, count);
        cursor = claimed.cursor;
        if (claimed.entries.length > 0) {
          logger.info("entries_claimed", { stream: group.stream, count: claimed.entries.length });
          deliver(claimed.entries);
        }
      } catch (error) {
        // Whatever is wrong with Redis, the reader meets it too and reports it.
        logger.debug("claim_failed", { stream: group.stream, error: String(error) });
        cursor = END;
      }
    }
    if (cursor === END || count === 0) await pause((claimAfter / 4) * (0.75 + Math.random() / 2), signal);
  }
}

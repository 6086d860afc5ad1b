import type { Logger } from "@calltape/shared";
import type { ReadyEntry } from "./entry.js";
import type { StreamGroup } from "./stream-group.js";

/**
 * Acknowledges entries that are committed. A failure is no loss: they stay
 * pending, are read again when Redis answers, found to be duplicates, and
 * acknowledged then.
 */
export async function acknowledge(
  groups: readonly StreamGroup[],
  entries: readonly ReadyEntry[],
  logger: Logger,
): Promise<void> {
  await Promise.all(
    groups.map(async (group) => {
      const ids = entries.flatMap(({ entry }) => (entry.stream === group.stream ? [entry.id] : []));
      if (ids.length === 0) return;
      try {
        const acknowledged = await group.acknowledge(ids);
        if (acknowledged < ids.length) {
          logger.debug("acknowledged_elsewhere", { stream: group.stream, count: ids.length - acknowledged });
        }
      } catch (error) {
        logger.warning("acknowledge_failed", {
          stream: group.stream,
          count: ids.length,
          error,
        });
      }
    }),
  );
}

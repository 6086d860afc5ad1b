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
  const idsOf = new Map<string, string[]>();
  for (const { entry } of entries) {
    const ids = idsOf.get(entry.stream);
    if (ids === undefined) idsOf.set(entry.stream, [entry.id]);
    else ids.push(entry.id);
  }
  await Promise.all(
    groups.map(async (group) => {
      const { stream } = group;
      const ids = idsOf.get(stream);
      if (ids === undefined) return;
      try {
        const acknowledged = await group.acknowledge(ids);
        if (acknowledged < ids.length) {
          logger.debug("acknowledged_elsewhere", { stream, count: ids.length - acknowledged });
        }
      } catch (error) {
        logger.warning("acknowledge_failed", { stream, count: ids.length, error });
      }
    }),
  );
}

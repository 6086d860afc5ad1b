import type { Logger } from "@calltape/shared";
import type { Entry } from "./entry.js";
import type { StreamGroup } from "./stream-group.js";

/**
 * Removes acknowledged entries of people who were erased: they need not lie in
 * the stream until it is trimmed. Should it fail, they are gone then.
 */
export async function removeErased(
  groups: readonly StreamGroup[],
  entries: readonly Entry[],
  logger: Logger,
): Promise<void> {
  for (const group of groups) {
    const ids = entries.flatMap(({ stream, id }) => (stream === group.stream ? [id] : []));
    if (ids.length === 0) continue;
    try {
      await group.remove(ids);
      logger.info("erased_entries_removed", { stream: group.stream, count: ids.length });
    } catch (error) {
      logger.warning("erased_entries_not_removed", {
        ...{ stream: group.stream, count: ids.length, error },
        hint: "they go when the stream is trimmed, or with `calltape customer forget`",
      });
    }
  }
}

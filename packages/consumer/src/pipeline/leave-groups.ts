import type { Logger } from "@calltape/shared";
import type { Inbox } from "./inbox.js";
import type { StreamGroup } from "./stream-group.js";

/** Hands back what is still held and leaves the groups. Should Redis be away, the others claim it in time. */
export async function leaveGroups(
  groups: readonly StreamGroup[],
  inbox: Inbox,
  logger: Logger,
): Promise<void> {
  const held = inbox.heldIds();
  for (const group of groups) {
    try {
      const ids = [...(held.get(group.stream) ?? [])];
      if (ids.length > 0) await group.handBack(ids);
      await group.leave();
    } catch (error) {
      logger.debug("leave_failed", { stream: group.stream, error });
    }
  }
}

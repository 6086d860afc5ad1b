import type { Logger } from "@calltape/shared";
import type { Entry } from "./entry.js";
import type { PendingEntry, StreamGroup } from "./stream-group.js";
import type { Suspects } from "./suspects.js";
import { triage } from "./triage.js";

export interface RetakeContext {
  readonly group: StreamGroup;
  readonly suspects: Suspects;
  readonly logger: Logger;
  /** Whether an entry is in memory, on its way to being stored. */
  readonly isHeld: (id: string) => boolean;
  readonly deliver: (entries: readonly Entry[]) => void;
}

/**
 * Takes in again entries that are pending with us: left by our own error, or by
 * a worker that died. What is in memory already is left alone; what is stored
 * is acknowledged; what is suspicious waits to be tried alone.
 */
export async function retake(context: RetakeContext, pending: readonly PendingEntry[]): Promise<void> {
  const { group, suspects, logger, isHeld, deliver } = context;
  const owed = pending.filter(({ id }) => group.isOwed(id));
  if (owed.length > 0) await group.acknowledge(owed.map(({ id }) => id));
  const open = pending.filter(
    ({ id }) => !group.isOwed(id) && !isHeld(id) && !owed.some((one) => one.id === id),
  );
  const together = open.filter(({ deliveries }) => triage(deliveries) === "together");
  suspects.add(
    group,
    open.filter(({ deliveries }) => triage(deliveries) !== "together"),
  );
  const { entries, deleted } = await group.take(together.map(({ id }) => id));
  if (entries.length > 0) deliver(entries);
  if (deleted.length === 0) return;
  logger.error("pending_entries_deleted", { stream: group.stream, count: deleted.length });
  await group.acknowledge(deleted);
}

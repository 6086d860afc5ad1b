import type { Logger } from "@calltape/shared";
import type { Entry } from "./entry.js";
import type { Outage } from "./outage.js";
import { pause } from "./pause.js";
import { classifyRedisError } from "./redis-error.js";
import type { Delivery, StreamGroup } from "./stream-group.js";

/** Waiting between two looks at an empty stream, ms: doubled from the first to the last. */
const POLL = { first: 1, last: 50 };

export interface ReadContext {
  readonly group: StreamGroup;
  readonly redis: Outage;
  /** Why a command failed, where the error itself only says that there is no connection. */
  readonly reasonOf: (error: unknown) => unknown;
  readonly logger: Logger;
  /** Entries to ask for now; 0 while the worker has enough, or cannot store anything. */
  readonly appetite: () => number;
  /** Resolves when the appetite may have changed. */
  readonly appetiteChanged: (signal: AbortSignal) => Promise<void>;
  readonly deliver: (entries: readonly Entry[]) => void;
  /** Called when the stream has nothing new; `true` ends reading. */
  readonly onIdle: () => Promise<boolean>;
}

/**
 * Reads one stream until told to stop.
 *
 *     recovering --own pending entries all read--> reading
 *     reading --any error--> recovering
 *
 * After an error, and at the start, some entries may have been given to this
 * consumer without arriving; so its own pending entries are read again before
 * new ones. Those still held in memory are recognised by the inbox.
 */
export async function readStream(context: ReadContext, signal: AbortSignal): Promise<void> {
  const { group, redis, appetite } = context;
  let recoveredUpTo: string | undefined = "0";
  let groupExists = false;
  let wait = POLL.first;
  while (!signal.aborted) {
    const count = appetite();
    if (count === 0) {
      await context.appetiteChanged(signal);
      continue;
    }
    try {
      if (!groupExists) await group.create();
      groupExists = true;
      const isRecovering: boolean = recoveredUpTo !== undefined;
      const delivery: Delivery =
        recoveredUpTo === undefined
          ? await group.readNew(count)
          : await group.readPending(count, recoveredUpTo);
      redis.succeeded();
      await accept(context, delivery);
      if (isRecovering) {
        recoveredUpTo = delivery.entries.at(-1)?.id ?? delivery.deleted.at(-1);
      } else if (delivery.entries.length > 0) {
        wait = POLL.first;
      } else {
        if (await context.onIdle()) return;
        await pause(wait, signal);
        wait = Math.min(wait * 2, POLL.last);
      }
    } catch (error) {
      recoveredUpTo = "0";
      if (classifyRedisError(error) === "away") {
        await redis.failed(context.reasonOf(error), signal);
      } else {
        groupExists = false;
        context.logger.warning("stream_reset", { stream: group.stream });
      }
    }
  }
}

async function accept(
  { group, deliver, logger }: ReadContext,
  { entries, deleted }: Delivery,
): Promise<void> {
  if (entries.length > 0) deliver(entries);
  if (deleted.length === 0) return;
  logger.error("pending_entries_deleted", { stream: group.stream, count: deleted.length });
  await group.acknowledge(deleted);
}

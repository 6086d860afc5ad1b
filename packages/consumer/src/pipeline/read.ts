import type { Logger } from "@calltape/shared";
import type { Entry } from "./entry.js";
import type { Outage } from "./outage.js";
import { pause } from "./pause.js";
import { classifyRedisError } from "./redis-error.js";
import type { PendingEntry, StreamGroup } from "./stream-group.js";

/** Waiting between two looks at an empty stream, ms: doubled from the first to the last. */
const POLL = { first: 1, last: 50 };
const BEGINNING = "-";

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
  readonly retake: (pending: readonly PendingEntry[]) => Promise<void>;
  readonly deliver: (entries: readonly Entry[]) => void;
  /** Called when the stream has nothing new; `true` ends reading. */
  readonly onIdle: () => Promise<boolean>;
  /** Told that Redis did not answer and is to be asked again. */
  readonly onRetry: () => void;
}

/**
 * Reads one stream until told to stop.
 *
 *     recovering --own pending entries all taken in again--> reading
 *     reading --any error--> recovering
 *
 * After an error, and at the start, some entries may have been given to this
 * consumer without arriving; so its own pending entries are taken in again
 * before new ones.
 */
export async function readStream(context: ReadContext, signal: AbortSignal): Promise<void> {
  const { group, redis, appetite } = context;
  let recoverFrom: string | undefined = BEGINNING;
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
      if (recoverFrom !== undefined) {
        recoverFrom = await recover(context, recoverFrom, count);
        redis.succeeded();
        continue;
      }
      const entries = await group.readNew(count);
      redis.succeeded();
      if (entries.length > 0) {
        context.deliver(entries);
        wait = POLL.first;
        continue;
      }
      if (await context.onIdle()) return;
      await pause(wait, signal);
      wait = Math.min(wait * 2, POLL.last);
    } catch (error) {
      recoverFrom = BEGINNING;
      if (classifyRedisError(error) === "away") {
        context.onRetry();
        await redis.failed(context.reasonOf(error), signal);
      } else {
        groupExists = false;
        context.logger.warning("stream_reset", { stream: group.stream });
      }
    }
  }
}

/** Takes in again some of our own pending entries. Returns where to go on; `undefined` at their end. */
async function recover(
  { group, retake }: ReadContext,
  from: string,
  count: number,
): Promise<string | undefined> {
  const pending = await group.pendingFrom(from, count);
  await retake(pending);
  const last = pending.at(-1);
  return last === undefined ? undefined : `(${last.id}`;
}

import type { Logger } from "@calltape/shared";
import type { Shares } from "../roster/shares.js";
import type { Entry } from "./entry.js";
import type { OutagePart } from "./outage.js";
import { pause } from "./pause.js";
import { classifyRedisError } from "./redis-error.js";
import type { PendingEntry, StreamGroup } from "./stream-group.js";

/** Waiting between two looks at an empty stream, ms: doubled from the first to the last. */
const POLL = { first: 1, last: 50 };
/** Between two looks at a stream that is another worker's, ms, by a quarter more or less. */
const LOOK = 1_000;
/** So many of them in a row are left out at most, however much there is to do: the other may be there and hang. */
const LEFT_OUT = 5;
const BEGINNING = "-";

export interface ReadContext {
  readonly group: StreamGroup;
  readonly redis: OutagePart;
  readonly shares: Pick<Shares, "saw" | "turnOf">;
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
 * before new ones. A stream that is another worker's is looked at now and then.
 */
export async function readStream(context: ReadContext, signal: AbortSignal): Promise<void> {
  const { group, redis, shares, appetite } = context;
  let recoverFrom: string | undefined = BEGINNING;
  let groupExists = false;
  let wait = POLL.first;
  let leftOut = 0;
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
      if (shares.turnOf(group.stream) === "leave" && leftOut < LEFT_OUT) {
        leftOut++;
        await pause(lookInterval(), signal);
        continue;
      }
      leftOut = 0;
      const entries = await group.readNew(count);
      redis.succeeded();
      shares.saw(group.stream, entries.length);
      if (entries.length > 0) {
        context.deliver(entries);
        wait = POLL.first;
        continue;
      }
      if (await context.onIdle()) return;
      await pause(shares.turnOf(group.stream) === "read" ? wait : lookInterval(), signal);
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

const lookInterval = () => LOOK * (0.75 + Math.random() / 2);

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

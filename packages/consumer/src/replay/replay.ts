import { shardOf, streamKey } from "@calltape/shared";
import { pause } from "../pipeline/pause.js";
import type { RedisLink } from "../redis/connect-redis.js";
import { AppendQueue } from "./append-queue.js";
import { Timeline } from "./timeline.js";

export interface ReplayOptions {
  readonly link: RedisLink;
  readonly prefix: string;
  readonly shards: number;
  /** Times as fast as recorded; as fast as possible when left out. */
  readonly speed?: number;
  /** Told how many events are in the stream so far. */
  readonly onProgress?: (appended: number) => void;
}

interface Recorded {
  readonly callId: string;
  readonly at: number;
}

/** What replaying needs to know of a line. A line that is no event is sent all the same: the worker sets it aside with its reason. */
function recorded(line: string): Recorded {
  try {
    const { call_id, at } = JSON.parse(line) as { call_id?: unknown; at?: unknown };
    return { callId: String(call_id).toLowerCase(), at: Date.parse(String(at)) };
  } catch {
    return { callId: "", at: Number.NaN };
  }
}

/**
 * Sends recorded events to their streams, with the ids they have: sending them
 * twice changes nothing. Resolves with how many were sent.
 *
 * @throws Error when Redis stays away or refuses, or `signal` aborts; what was sent stays sent
 */
export async function replay(
  lines: AsyncIterable<string>,
  options: ReplayOptions,
  signal: AbortSignal,
): Promise<number> {
  const { link, prefix, shards, speed } = options;
  const timeline = speed === undefined ? undefined : new Timeline(speed, () => performance.now());
  const queue = new AppendQueue(link, signal, options.onProgress);
  for await (const line of lines) {
    if (signal.aborted) break;
    const { callId, at } = recorded(line);
    const wait = timeline === undefined || Number.isNaN(at) ? 0 : timeline.waitFor(at);
    if (wait > 0) {
      await queue.drained();
      await pause(wait, signal);
    }
    await queue.append({ stream: streamKey(prefix, shardOf(callId, shards)), event: line });
  }
  await queue.drained();
  return queue.appended;
}

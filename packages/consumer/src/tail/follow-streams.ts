import { EVENT_FIELD } from "@calltape/shared";
import { pause } from "../pipeline/pause.js";
import type { RedisLink } from "../redis/connect-redis.js";
import type { StartId } from "./start-of-tail.js";

/** An entry as it lies in a stream; `raw` is `undefined` where it has no event. */
export interface TailEntry {
  readonly stream: string;
  readonly id: string;
  readonly raw: Buffer | undefined;
}

export interface FollowOptions {
  readonly link: RedisLink;
  readonly streams: readonly string[];
  readonly start: StartId;
  /** Redis does not answer any more; told once, until it is back. */
  readonly onAway: (error: unknown) => void;
  readonly onBack: () => void;
}

/** Entries of one stream in one go. */
const COUNT = 200;
/** Between two looks where nothing was new, ms. */
const POLL = 200;

type Reply = [key: Buffer, entries: [id: Buffer, fields: Buffer[]][]][] | null;

/**
 * The entries of all streams as they come, each once, in the order of each
 * stream, until `signal` aborts. Reads beside the groups, so that nothing is
 * taken from a worker, and waits while Redis is away.
 *
 * @throws what the first look says if that fails
 */
export async function* followStreams(options: FollowOptions, signal: AbortSignal): AsyncGenerator<TailEntry> {
  const { link, streams, start, onAway, onBack } = options;
  const last = new Map<string, string>();
  for (const stream of streams) {
    const newest = await newestId(link, stream);
    last.set(stream, start ?? newest);
  }
  /** Of a cluster maybe only some. */
  const away = new Set<string>();
  while (!signal.aborted) {
    let isNew = false;
    for (const [stream, after] of last) {
      try {
        const entries = await readAfter(link, stream, after);
        if (away.delete(stream) && away.size === 0) onBack();
        isNew ||= entries.length > 0;
        for (const entry of entries) {
          last.set(stream, entry.id);
          yield entry;
        }
      } catch (error) {
        if (away.size === 0) onAway(link.reasonOf(error));
        away.add(stream);
      }
    }
    if (!isNew) await pause(POLL, signal);
  }
}

async function newestId({ redis }: RedisLink, stream: string): Promise<string> {
  const [newest] = await redis.xrevrange(stream, "+", "-", "COUNT", 1);
  return newest?.[0] ?? "0-0";
}

async function readAfter({ redis }: RedisLink, stream: string, after: string): Promise<readonly TailEntry[]> {
  const reply = (await redis.xreadBuffer("COUNT", COUNT, "STREAMS", stream, after)) as Reply;
  return (reply?.[0]?.[1] ?? []).map(([id, fields]) => {
    const index = fields.findIndex((field, i) => i % 2 === 0 && field.toString() === EVENT_FIELD);
    return { stream, id: id.toString(), raw: index === -1 ? undefined : fields[index + 1] };
  });
}

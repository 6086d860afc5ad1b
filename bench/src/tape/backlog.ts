import { EVENT_FIELD, streamKey } from "@calltape/shared";
import { Redis } from "ioredis";
import { withFreshIds } from "./fresh-ids.js";

export const PREFIX = "bench";
export const STREAM = streamKey(PREFIX, 0);
/** Appends in one pipeline. */
const PIPELINE = 500;

/**
 * The recorded lines again and again, each time with fresh ids, until there are
 * `events`. With `copies` above 1 so many recordings play at once, by turns and
 * each from another place of the recording on, as calls do that know nothing of
 * each other.
 */
export function* repeated(lines: readonly string[], events: number, copies = 1): Generator<string> {
  for (let i = 0; i < events; i++) {
    const copy = i % copies;
    const place = Math.floor(i / copies) + Math.floor((copy * lines.length) / copies);
    const round = Math.floor(place / lines.length) * copies + copy;
    yield withFreshIds(lines[place % lines.length] ?? "", round);
  }
}

/** Empties Redis and fills the stream with these events. */
export async function fillStream(redisUrl: string, lines: Iterable<string>): Promise<void> {
  const redis = new Redis(redisUrl);
  try {
    await redis.flushall();
    let pipeline = redis.pipeline();
    for (const line of lines) {
      pipeline.xadd(STREAM, "*", EVENT_FIELD, line);
      if (pipeline.length < PIPELINE) continue;
      await sent(pipeline);
      pipeline = redis.pipeline();
    }
    await sent(pipeline);
  } finally {
    redis.disconnect();
  }
}

/** Sends a pipeline of appends. @throws what Redis says of the first that it refused */
export async function sent(pipeline: ReturnType<Redis["pipeline"]>): Promise<void> {
  const failed = ((await pipeline.exec()) ?? []).find(([error]) => error !== null);
  if (failed?.[0]) throw failed[0];
}

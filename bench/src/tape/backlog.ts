import { EVENT_FIELD, streamKey } from "@calltape/shared";
import { Redis } from "ioredis";
import { withFreshIds } from "./fresh-ids.js";

export const PREFIX = "bench";
export const STREAM = streamKey(PREFIX, 0);
/** Appends in one pipeline. */
const PIPELINE = 500;

/** The recorded lines again and again, each time with fresh ids, until there are `events`. */
export function* repeated(lines: readonly string[], events: number): Generator<string> {
  for (let i = 0; i < events; i++) {
    yield withFreshIds(lines[i % lines.length] ?? "", Math.floor(i / lines.length));
  }
}

/** Empties Redis and fills the stream with so many events. Resolves with their bytes. */
export async function fillStream(
  redisUrl: string,
  lines: readonly string[],
  events: number,
): Promise<number> {
  const redis = new Redis(redisUrl);
  try {
    await redis.flushall();
    let bytes = 0;
    let pipeline = redis.pipeline();
    for (const line of repeated(lines, events)) {
      bytes += Buffer.byteLength(line);
      pipeline.xadd(STREAM, "*", EVENT_FIELD, line);
      if (pipeline.length < PIPELINE) continue;
      await sent(pipeline);
      pipeline = redis.pipeline();
    }
    await sent(pipeline);
    return bytes;
  } finally {
    redis.disconnect();
  }
}

async function sent(pipeline: ReturnType<Redis["pipeline"]>): Promise<void> {
  const failed = ((await pipeline.exec()) ?? []).find(([error]) => error !== null);
  if (failed?.[0]) throw failed[0];
}

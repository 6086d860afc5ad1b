import { EVENT_FIELD } from "@calltape/shared";
import type { Redis } from "./connect-redis.js";

/** An event, and the stream it is to go to. */
export interface Appendable {
  readonly stream: string;
  readonly event: string | Buffer;
}

/**
 * Appends events in one pipeline for each stream: streams of a cluster may lie on different servers. Returns
 * what came back for each: `null` if it was written.
 */
export async function appendEntries(
  redis: Redis,
  entries: readonly Appendable[],
): Promise<readonly (Error | null)[]> {
  const errors = new Array<Error | null>(entries.length).fill(null);
  const byStream = new Map<string, number[]>();
  for (const [index, { stream }] of entries.entries()) {
    const indices = byStream.get(stream);
    if (indices === undefined) byStream.set(stream, [index]);
    else indices.push(index);
  }
  await Promise.all(
    [...byStream].map(async ([stream, indices]) => {
      const pipeline = redis.pipeline();
      for (const index of indices) pipeline.xadd(stream, "*", EVENT_FIELD, entries[index]?.event ?? "");
      const replies = (await pipeline.exec()) ?? [];
      for (const [position, index] of indices.entries()) {
        errors[index] =
          replies[position]?.[0] ?? (replies[position] ? null : new Error("Redis gave no reply"));
      }
    }),
  );
  return errors;
}

import { isAnother, type StreamSight } from "./stream-sight.js";

/** What one look at the server says about whether it still has what it confirmed. */
export interface ServerSight {
  /** `run_id`, another one after each start; `undefined` when the server does not tell. */
  readonly runId: string | undefined;
  /** Each shard's stream; `undefined` when the server does not tell. */
  readonly streams: readonly (StreamSight | undefined)[];
}

/**
 * Whether the server may have lost entries between two looks. Pure.
 *
 * It may if it is another server process than before (a restart without the
 * end of its log, a replica that was promoted), or if a stream is another than
 * it was (emptied, removed, an older state of it). A server that does not say who it is may have
 * been another one whenever the connection is.
 *
 * @param confirmed entries of each shard whose confirmation came after what `before`
 *   says and before `now` was asked for
 */
export function mayHaveLost(
  before: ServerSight,
  now: ServerSight,
  confirmed: readonly number[],
  isNewConnection: boolean,
): boolean {
  if (before.runId === undefined || now.runId === undefined) {
    if (isNewConnection) return true;
  } else if (before.runId !== now.runId) return true;
  return now.streams.some((stream, shard) => {
    const known = before.streams[shard];
    if (known === undefined || stream === undefined) return false;
    return isAnother(known, stream, confirmed[shard] ?? 0);
  });
}

/** Reads `run_id` from what INFO says. */
export function runIdOf(info: unknown): string | undefined {
  return typeof info === "string" ? /^run_id:([0-9a-f]+)/m.exec(info)?.[1] : undefined;
}

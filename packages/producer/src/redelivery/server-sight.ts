/** What one look at the server says about whether it still has what it confirmed. */
export interface ServerSight {
  /** `run_id`, another one after each start; `undefined` when the server does not tell. */
  readonly runId: string | undefined;
  /** Entries ever added to each shard's stream; `undefined` when the server does not tell. */
  readonly entriesAdded: readonly (number | undefined)[];
}

/**
 * Whether the server may have lost entries between two looks. Pure.
 *
 * It may if it is another server process than before (a restart without the
 * end of its log, a replica that was promoted), or if a stream has had fewer
 * entries added than there were plus those it has confirmed to us since (emptied,
 * removed, an older state of it). A server that does not say who it is may have
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
  return now.entriesAdded.some((added, shard) => {
    const known = before.entriesAdded[shard];
    if (known === undefined || added === undefined) return false;
    return added < known + (confirmed[shard] ?? 0);
  });
}

/** Reads `run_id` from what INFO says. */
export function runIdOf(info: unknown): string | undefined {
  return typeof info === "string" ? /^run_id:([0-9a-f]+)/m.exec(info)?.[1] : undefined;
}

/** Reads `entries-added` from what XINFO STREAM says, a flat list or an object; a stream that is not there has 0. */
export function entriesAddedOf(reply: unknown): number | undefined {
  if (reply instanceof Error) return /no such key/i.test(reply.message) ? 0 : undefined;
  const pairs = Array.isArray(reply) ? reply : Object.entries(reply ?? {}).flat();
  const value: unknown = pairs[pairs.indexOf("entries-added") + 1];
  return pairs.includes("entries-added") && typeof value === "number" ? value : undefined;
}

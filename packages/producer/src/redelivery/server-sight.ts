/** What one look at the server that has a stream says about whether it still has what it confirmed. */
export interface ServerSight {
  /** `run_id`, another one after each start; `undefined` when the server does not tell. */
  readonly runId: string | undefined;
  /** Entries ever added to the stream; `undefined` when the server does not tell. */
  readonly entriesAdded: number | undefined;
  /** Which connection it was asked through: another number is another connection. */
  readonly connection: number;
}

/**
 * Whether the server may have lost entries of a stream between two looks. Pure.
 *
 * It may if it is another server process than before (a restart without the
 * end of its log, a replica that was promoted, a slot that was moved), or if
 * the stream has had fewer entries added than there were plus those that were
 * confirmed to us since (emptied, removed, an older state of it). A server that
 * does not say who it is may have been another one whenever the connection is.
 *
 * @param confirmed entries whose confirmation came after what `before` says and
 *   before `now` was asked for
 */
export function mayHaveLost(before: ServerSight, now: ServerSight, confirmed: number): boolean {
  if (before.runId === undefined || now.runId === undefined) {
    if (before.connection !== now.connection) return true;
  } else if (before.runId !== now.runId) return true;
  if (before.entriesAdded === undefined || now.entriesAdded === undefined) return false;
  return now.entriesAdded < before.entriesAdded + confirmed;
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

/** Whether what XINFO STREAM says is only that another server is to be asked, or none can be for the moment. */
export function isElsewhere(reply: unknown): boolean {
  return reply instanceof Error && /^(MOVED|ASK|TRYAGAIN|CLUSTERDOWN) /.test(reply.message);
}

/** What a server says of one stream. */
export interface StreamSight {
  /** Entries ever added. */
  readonly added: number;
  /** Of these, how many were removed since: trimmed, or deleted. */
  readonly removed: number;
  /** The id of the oldest entry there is; `undefined` when there is none. */
  readonly firstId: string | undefined;
  /** The highest id ever given. */
  readonly lastId: string;
}

const NO_STREAM: StreamSight = { added: 0, removed: 0, firstId: undefined, lastId: "0-0" };

/** Reads what XINFO STREAM says, a flat list or an object; `undefined` where it does not count (before Redis 7). */
export function streamSightOf(reply: unknown): StreamSight | undefined {
  if (reply instanceof Error) return /no such key/i.test(reply.message) ? NO_STREAM : undefined;
  const pairs = Array.isArray(reply) ? reply : Object.entries(reply ?? {}).flat();
  const of = (name: string): unknown => (pairs.includes(name) ? pairs[pairs.indexOf(name) + 1] : undefined);
  const added = of("entries-added");
  if (typeof added !== "number") return undefined;
  const first: unknown = of("first-entry");
  return {
    added,
    removed: added - Number(of("length")),
    firstId: Array.isArray(first) ? String(first[0]) : undefined,
    lastId: String(of("last-generated-id")),
  };
}

/**
 * Whether a stream is not the one that was seen before, or an older state of it. Pure.
 *
 * It has had fewer entries added than there were plus those it has confirmed
 * since; or the highest id it ever gave is lower than it was; or nothing is left
 * of what was there, though less was removed than that: it was emptied, and
 * others have filled it again.
 *
 * @param confirmed entries whose confirmation came after what `before` says and before `now` was asked for
 */
export function isAnother(before: StreamSight, now: StreamSight, confirmed: number): boolean {
  if (now.added < before.added + confirmed) return true;
  if (isAfter(before.lastId, now.lastId)) return true;
  const nothingIsLeft = now.firstId === undefined || isAfter(now.firstId, before.lastId);
  return nothingIsLeft && now.removed < before.added;
}

/** Ids are two integers: as text, 9-0 would come after 10-0. */
function isAfter(id: string, other: string): boolean {
  const [ms = 0, n = 0] = id.split("-").map(Number);
  const [otherMs = 0, otherN = 0] = other.split("-").map(Number);
  return ms > otherMs || (ms === otherMs && n > otherN);
}

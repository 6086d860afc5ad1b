import { COUNT_LIVE_SESSIONS, sessionEndKey, sessionIndexKey, sessionKey } from "@calltape/shared";
import type { Command } from "../redis-connection.js";
import { type PartName, type PartValue, partNames, type Removal } from "./session-entry.js";

/**
 * A session is a hash: for each part, its JSON, its rank and its version. What
 * is left of a removed one is a hash in the same slot of a cluster, with the
 * removal's version, that lives as long as a session: longer than any older
 * write of it can be held back in some process's memory.
 */
/**
 * Writes what is newer than what is there, and lets the session live at least
 * so long. The state of a call that has ended is not taken: it would bring back
 * a session that nobody removes any more.
 *
 * KEYS: session, its end. ARGV: ms to live; then name, rank, version and JSON of each part.
 */
const WRITE = `
local gone = redis.call('HMGET', KEYS[2], 'version', 'tape')
local removed = tonumber(gone[1] or 0) or 0
for i = 2, #ARGV, 4 do
  local part, rank, version = ARGV[i], tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
  local over = part == 'state' and (gone[2] or '') ~= '' and redis.call('HEXISTS', KEYS[1], 'tape') == 0
  if version > removed and not over then
    local has = redis.call('HMGET', KEYS[1], part .. ':rank', part .. ':version')
    local old_rank, old_version = tonumber(has[1] or -1) or -1, tonumber(has[2] or -1) or -1
    if rank > old_rank or (rank == old_rank and version > old_version) then
      redis.call('HSET', KEYS[1], part, ARGV[i + 3], part .. ':rank', ARGV[i + 1], part .. ':version', ARGV[i + 2])
    end
  end
end
local ttl = redis.call('PTTL', KEYS[1])
if ttl ~= -2 and ttl < tonumber(ARGV[1]) then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {redis.call('HMGET', KEYS[1], 'state:rank', 'state:version', 'tape:rank', 'tape:version'), gone[1]}`;

/** Removes the parts older than the removal. KEYS: session, its end. ARGV: ms to live, version, tape. */
const REMOVE = `
local version = tonumber(ARGV[2])
if version > (tonumber(redis.call('HGET', KEYS[2], 'version') or 0) or 0) then
  redis.call('HSET', KEYS[2], 'version', ARGV[2], 'tape', ARGV[3])
  redis.call('PEXPIRE', KEYS[2], ARGV[1])
end
for _, part in ipairs({'state', 'tape'}) do
  if (tonumber(redis.call('HGET', KEYS[1], part .. ':version') or 0) or 0) <= version then
    redis.call('HDEL', KEYS[1], part, part .. ':rank', part .. ':version')
  end
end
return redis.call('EXISTS', KEYS[1])`;

/**
 * Enters sessions, drops those that have expired, and lets the index live as
 * long as its last member. KEYS: index. ARGV: for each session its id and how many ms it has to live.
 */
const ENTER = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
for i = 1, #ARGV, 2 do
  local expiry = now + tonumber(ARGV[i + 1])
  if expiry > tonumber(redis.call('ZSCORE', KEYS[1], ARGV[i]) or 0) then
    redis.call('ZADD', KEYS[1], expiry, ARGV[i])
  end
end
local last = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2]
if last then redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', last)) end
return 1`;

export type PartsToWrite = Readonly<Partial<Record<PartName, PartValue>>>;

/** How long a session has to live, in whole milliseconds; Redis takes no less than one. */
const lifetime = (ttlMs: number) => Math.max(1, Math.ceil(ttlMs));

/** The commands that keep sessions. Each concerns one slot of a cluster. */
export class SessionCommands {
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Answered as {@link readWritten} reads it. Without parts it touches the session if it is there. */
  write(callId: string, ttlMs: number, parts: PartsToWrite): Command {
    const values = partNames.flatMap((name) => {
      const part = parts[name];
      return part === undefined ? [] : [name, part.rank, part.version, part.json];
    });
    return ["EVAL", WRITE, 2, ...this.#keys(callId), lifetime(ttlMs), ...values];
  }

  /** Answered with 1 if something newer stays, else 0. */
  remove(callId: string, ttlMs: number, { version, tape }: Removal): Command {
    return ["EVAL", REMOVE, 2, ...this.#keys(callId), lifetime(ttlMs), version, tape];
  }

  /** Three commands, answered as {@link readFound} reads it. */
  read(callId: string): readonly Command[] {
    const [session, end] = this.#keys(callId);
    const fields = partNames.flatMap((name) => [name, `${name}:rank`, `${name}:version`]);
    return [
      ["HMGET", session, ...fields],
      ["HMGET", end, "version", "tape"],
      ["PTTL", session],
    ];
  }

  enter(sessions: readonly { readonly callId: string; readonly ttlMs: number }[]): Command {
    const values = sessions.flatMap(({ callId, ttlMs }) => [callId, lifetime(ttlMs)]);
    return ["EVAL", ENTER, 1, sessionIndexKey(this.#prefix), ...values];
  }

  leave(callIds: readonly string[]): Command {
    return ["ZREM", sessionIndexKey(this.#prefix), ...callIds];
  }

  exists(callId: string): Command {
    return ["EXISTS", sessionKey(this.#prefix, callId)];
  }

  count(): Command {
    return ["EVAL", COUNT_LIVE_SESSIONS, 1, sessionIndexKey(this.#prefix)];
  }

  #keys(callId: string): readonly [session: string, end: string] {
    return [sessionKey(this.#prefix, callId), sessionEndKey(this.#prefix, callId)];
  }
}

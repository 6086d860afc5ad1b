import { sessionEndKey, sessionIndexKey, sessionKey } from "@calltape/shared";
import type { Redis } from "../redis/connect-redis.js";
import type { PersonIn } from "./find-letters.js";

/** Sessions asked for at once. */
const BATCH = 200;
/** How long a write from before, held back in some process's memory, can still arrive: twice a session's default life, ms. */
const REMEMBERED = 3_600_000;

/**
 * Removes a session as the SDK does: what is left says that every older write
 * comes too late. What is left of one that had ended, for those who evaluate the
 * call, loses the ids that lead to other systems' records. KEYS: session, its
 * end. ARGV: ms to remember.
 */
const REMOVE = `
local tape = redis.call('HGET', KEYS[2], 'tape')
local read, facts = pcall(cjson.decode, tape or '')
local changed = 0
if read and type(facts) == 'table' and (facts['request_id'] or facts['trace_id']) then
  facts['request_id'] = nil
  facts['trace_id'] = nil
  redis.call('HSET', KEYS[2], 'tape', cjson.encode(facts))
  changed = 1
end
if redis.call('DEL', KEYS[1]) == 0 then return changed end
local time = redis.call('TIME')
redis.call('HSET', KEYS[2], 'version', string.format('%.0f', time[1] * 1000000 + time[2]))
redis.call('HSETNX', KEYS[2], 'tape', '')
redis.call('PEXPIRE', KEYS[2], ARGV[1])
return 1`;

/** Each on its own and not in one pipeline: each session may lie on another server of a cluster. */
async function forEach<T>(ids: readonly string[], ask: (id: string) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let i = 0; i < ids.length; i += BATCH) {
    all.push(...(await Promise.all(ids.slice(i, i + BATCH).map(ask))));
  }
  return all;
}

/** Ids of live calls in whose session the number stands. */
export async function sessionsWith(redis: Redis, prefix: string, { pattern }: PersonIn): Promise<string[]> {
  if (pattern === undefined) return [];
  const live = await redis.zrange(sessionIndexKey(prefix), "0", "-1");
  const found = await forEach(live, (id) => redis.hvals(sessionKey(prefix, id)));
  return live.filter((_, at) => pattern.isIn((found[at] ?? []).join("\n")));
}

/** Parts of a session that are JSON. */
const PARTS = ["state", "tape"];

/** What is kept in Redis about a call that goes on. */
export interface FoundSession {
  readonly callId: string;
  readonly state: unknown;
  readonly tape: unknown;
}

/** Reads the sessions there are of calls. */
export async function readSessions(
  redis: Redis,
  prefix: string,
  ids: readonly string[],
): Promise<readonly FoundSession[]> {
  const replies = await forEach(ids, (id) => redis.hmget(sessionKey(prefix, id), ...PARTS));
  return ids.flatMap((callId, i): FoundSession[] => {
    const [state, tape] = (replies[i] ?? []).map((json) =>
      json === null ? null : (JSON.parse(json) as unknown),
    );
    return state === null && tape === null ? [] : [{ callId, state, tape }];
  });
}

/** Removes the sessions of calls. Returns how many there were. */
export async function removeSessions(redis: Redis, prefix: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const replies = await forEach(ids, (id) =>
    redis.eval(REMOVE, 2, ...[sessionKey(prefix, id), sessionEndKey(prefix, id), REMEMBERED]),
  );
  for (let i = 0; i < ids.length; i += BATCH) {
    await redis.zrem(sessionIndexKey(prefix), ...ids.slice(i, i + BATCH));
  }
  return replies.reduce<number>((sum, reply) => sum + Number(reply), 0);
}

import type { Redis } from "./connect-redis.js";

/** What lies in a stream and is not done with, for one group. */
export interface Backlog {
  /** Entries not yet given to anybody: exact up to {@link COUNTED}, beyond that as Redis estimates it. */
  readonly waiting: number;
  /** Entries given to somebody and not acknowledged. */
  readonly pending: number;
  /** Age of the oldest of them by the clock of Redis, ms; 0 when there are none. */
  readonly oldestMs: number;
}

/** So many waiting entries are counted one by one. */
export const COUNTED = 100;
/** Where Redis estimates nothing, so many are counted; more look like so many. */
const COUNTED_WITHOUT_ESTIMATE = 10_000;

/**
 * All of it in one step, so that nothing comes between. Redis's own `lag` is nil
 * after some deletions and with 6.2, and wrong for good after others (7.0), so
 * that it is believed only where counting would be too long: a stream whose last
 * entry was delivered has nothing waiting, whatever its lag.
 */
const BACKLOG = `
local function fields(flat)
  local map = {}
  for i = 1, #flat, 2 do map[flat[i]] = flat[i + 1] end
  return map
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if redis.call('EXISTS', KEYS[1]) == 0 then return {0, 0, 0, 0} end
local stream = fields(redis.call('XINFO', 'STREAM', KEYS[1]))
local group
for _, info in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local one = fields(info)
  if one['name'] == ARGV[1] then group = one end
end
local after = group and group['last-delivered-id'] or '0-0'
local pending = group and group['pending'] or 0
local waiting = 0
local oldest = now
if after ~= stream['last-generated-id'] then
  local first = redis.call('XRANGE', KEYS[1], '(' .. after, '+', 'COUNT', 1)[1]
  if first then oldest = math.min(oldest, tonumber(string.match(first[1], '^(%d+)'))) end
  local length = stream['length']
  local estimate = group and (group['lag'] or (group['entries-read'] and stream['entries-added'] - group['entries-read']))
  local known = not group and length or estimate
  local most = tonumber(known and ARGV[2] or ARGV[3])
  local counted = first and #redis.call('XRANGE', KEYS[1], '(' .. after, '+', 'COUNT', most) or 0
  waiting = counted
  if known and counted == most then waiting = math.max(counted, math.min(length, known)) end
end
if pending > 0 then
  local first = redis.call('XPENDING', KEYS[1], ARGV[1])[2]
  oldest = math.min(oldest, tonumber(string.match(first, '^(%d+)')))
end
return {waiting, pending, now - oldest, stream['entries-added'] or false}`;

/** What waits in a stream for a group: all of the stream where the group is not there yet. */
export async function readBacklog(redis: Redis, stream: string, group: string): Promise<Backlog> {
  return (await readTally(redis, stream, group)).backlog;
}

/** What waits, and how many entries the stream was ever given, at one and the same moment. */
export interface Tally {
  readonly backlog: Backlog;
  /** `NaN` before Redis 7, which does not count them. */
  readonly added: number;
}

export async function readTally(redis: Redis, stream: string, group: string): Promise<Tally> {
  const [waiting, pending, oldestMs, added] = (await redis.eval(
    BACKLOG,
    1,
    ...[stream, group, COUNTED, COUNTED_WITHOUT_ESTIMATE],
  )) as [number, number, number, number | null];
  return { backlog: { waiting, pending, oldestMs }, added: added ?? Number.NaN };
}

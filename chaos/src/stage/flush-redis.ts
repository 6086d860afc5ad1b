import { CONSUMER_GROUP } from "@calltape/shared";
import type { Redis } from "ioredis";
import { entryNames } from "./entry-names.js";

/**
 * Empties Redis, and returns what was in the stream and not yet acknowledged: in
 * one step, so that nothing is stored or added between. Where there is no group,
 * nobody has read anything. Does nothing, and returns nil, while something has
 * been waiting for longer than it may.
 */
const FLUSH = `
local groups = redis.call('EXISTS', KEYS[1]) == 1 and redis.call('XINFO', 'GROUPS', KEYS[1]) or {}
local delivered, pending = '0-0', {}
for _, info in ipairs(groups) do
  local group = {}
  for i = 1, #info, 2 do group[info[i]] = info[i + 1] end
  if group['name'] == ARGV[1] then
    delivered = group['last-delivered-id']
    pending = redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1000000)
  end
end
local now = redis.call('TIME')
local since = now[1] * 1000 - ARGV[2]
local values = {}
local isOld = false
local function collect(entries)
  for _, entry in ipairs(entries) do
    values[#values + 1] = entry[2][2]
    isOld = isOld or tonumber(string.match(entry[1], '^%d+')) < since
  end
end
for _, one in ipairs(pending) do collect(redis.call('XRANGE', KEYS[1], one[1], one[1])) end
collect(redis.call('XRANGE', KEYS[1], '(' .. delivered, '+'))
if isOld then return nil end
redis.call('FLUSHALL')
return values`;

/**
 * Returns the names of what no worker had stored for sure.
 *
 * @param behindMs how long something may have been waiting; if it is longer, nothing is done
 */
export async function flushRedis(
  redis: Redis,
  stream: string,
  behindMs: number,
): Promise<ReadonlySet<string> | undefined> {
  const values = await redis.callBuffer("EVAL", FLUSH, 1, stream, CONSUMER_GROUP, behindMs);
  return values === null ? undefined : entryNames(values as Buffer[]);
}

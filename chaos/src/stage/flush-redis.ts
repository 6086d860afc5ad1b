import { CONSUMER_GROUP, streamKey } from "@calltape/shared";
import type { Redis } from "ioredis";

/**
 * Empties Redis, and returns what was in the stream and not yet acknowledged: in
 * one step, so that nothing is stored or added between. Where there is no group,
 * nobody has read anything.
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
local values = {}
local function collect(entries)
  for _, entry in ipairs(entries) do values[#values + 1] = entry[2][2] end
end
for _, one in ipairs(pending) do collect(redis.call('XRANGE', KEYS[1], one[1], one[1])) end
collect(redis.call('XRANGE', KEYS[1], '(' .. delivered, '+'))
redis.call('FLUSHALL')
return values`;

/** Returns what no worker had stored for sure: of each entry its token, if it has one, and its bytes as Latin-1. */
export async function flushRedis(redis: Redis, prefix: string): Promise<ReadonlySet<string>> {
  const values = (await redis.callBuffer("EVAL", FLUSH, 1, streamKey(prefix, 0), CONSUMER_GROUP)) as Buffer[];
  return new Set(values.flatMap((raw) => [raw.toString("latin1"), ...tokenIn(raw)]));
}

function tokenIn(raw: Buffer): readonly string[] {
  const token = /"request_id":"([^"]+)"/.exec(raw.toString())?.[1];
  return token === undefined ? [] : [token];
}

/**
 * A script for `EVAL`, with one key, the index of sessions, that returns how many are live. By the clock of
 * the server that keeps them: what has expired does not count, whether or not somebody has taken it out.
 */
export const COUNT_LIVE_SESSIONS = `
local time = redis.call('TIME')
return redis.call('ZCOUNT', KEYS[1], '(' .. time[1] * 1000 + math.floor(time[2] / 1000), '+inf')`;

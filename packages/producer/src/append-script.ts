import { EVENT_FIELD } from "@calltape/shared";

/**
 * Appends its arguments to the stream, each as an entry of its own, in order.
 *
 * Ends at the first that Redis refuses: returns that error if nothing was
 * appended before it, else how many were. So an error always means that
 * nothing was appended, and a number that exactly so many were.
 */
export const APPEND_SCRIPT = `
local append, key, events = redis.pcall, KEYS[1], ARGV
for i = 1, #events do
  local reply = append('XADD', key, '*', '${EVENT_FIELD}', events[i])
  if type(reply) == 'table' then
    if i == 1 then return reply end
    return i - 1
  end
end
return #events`;

import { EVENT_FIELD } from "@calltape/shared";

/**
 * Appends its arguments to the stream, each as an entry of its own, in order.
 *
 * Ends at the first that Redis refuses: returns that error if nothing was
 * appended before it, else how many were. So an error always means that
 * nothing was appended, and a number that exactly so many were.
 */
export const APPEND_SCRIPT = `
for i = 1, #ARGV do
  local reply = redis.pcall('XADD', KEYS[1], '*', '${EVENT_FIELD}', ARGV[i])
  if type(reply) == 'table' and reply.err then
    if i == 1 then return reply end
    return i - 1
  end
end
return #ARGV`;

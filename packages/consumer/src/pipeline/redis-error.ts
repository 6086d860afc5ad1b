/**
 * What a failed command of the reading side means:
 *
 * - `group_gone`: stream or group vanished (FLUSHALL, a failover to an empty node): made again from 0.
 * - `away`: anything else: the connection, or the server's state. Waits and goes on; the loop never ends on a reply.
 */
export type RedisErrorClass = "group_gone" | "away";

export function classifyRedisError(error: unknown): RedisErrorClass {
  const message = error instanceof Error ? error.message : String(error);
  return /^(NOGROUP|UNBLOCKED the stream key no longer exists)/.test(message) ? "group_gone" : "away";
}

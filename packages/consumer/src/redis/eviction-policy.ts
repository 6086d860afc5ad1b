import type { Redis } from "./connect-redis.js";

/** Whether Redis may make room by throwing streams away: they have no time to live, so only these policies do. Pure. */
export function throwsStreamsAway(policy: string | undefined): boolean {
  return policy?.startsWith("allkeys-") === true;
}

/** Redis may throw the streams away when it is full. */
export class EvictionError extends Error {
  override readonly name = "EvictionError";
  constructor(policy: string) {
    super(
      `Redis has maxmemory-policy ${policy}, which throws whole streams away when memory is full: ` +
        "set it to noeviction, or CALLTAPE_ALLOW_EVICTION=yes to work on it all the same",
    );
  }
}

/** The policy by which Redis makes room when it is full; `undefined` where it does not tell. */
export async function evictionPolicy(redis: Redis): Promise<string | undefined> {
  const info = await redis.info("memory").catch(() => "");
  return /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
}

/** @throws EvictionError if Redis may throw streams away */
export async function requireNoEviction(redis: Redis): Promise<void> {
  const policy = await evictionPolicy(redis);
  if (policy !== undefined && throwsStreamsAway(policy)) throw new EvictionError(policy);
}

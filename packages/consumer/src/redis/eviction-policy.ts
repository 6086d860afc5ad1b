import type { RedisLink } from "./connect-redis.js";

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

/** The policies by which the servers make room when they are full; without those that do not tell. */
export async function evictionPolicies(link: RedisLink): Promise<readonly string[]> {
  const infos = await Promise.all(link.masters.map((master) => master.info("memory").catch(() => "")));
  return infos.flatMap((info) => /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? []);
}

/** @throws EvictionError if Redis may throw streams away */
export async function requireNoEviction(link: RedisLink): Promise<void> {
  const policies = await evictionPolicies(link);
  const wrong = policies.find(throwsStreamsAway);
  if (wrong !== undefined) throw new EvictionError(wrong);
}

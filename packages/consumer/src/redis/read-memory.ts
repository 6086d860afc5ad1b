import type { RedisLink } from "./connect-redis.js";

/** Bytes Redis uses, and may use: its `maxmemory`, or all its machine has when that is 0. */
export interface RedisMemory {
  readonly used: number;
  readonly limit: number;
}

/** Reads the answer to `INFO memory`. What it does not say is `NaN`. Pure. */
export function memoryOf(info: string): RedisMemory {
  const field = (name: string) =>
    Number(new RegExp(`^${name}:(\\d+)\\r?$`, "m").exec(info)?.[1] ?? Number.NaN);
  return { used: field("used_memory"), limit: field("maxmemory") || field("total_system_memory") };
}

/** Of the servers of a cluster the one that is closest to its limit: when it is full, its shards take nothing. Pure. */
export function fullest(memories: readonly RedisMemory[]): RedisMemory {
  const [first = { used: Number.NaN, limit: Number.NaN }, ...others] = memories;
  return others.reduce((a, b) => (b.used / b.limit > a.used / a.limit ? b : a), first);
}

/** Of a cluster that of the server that is closest to its limit. */
export async function readMemory(link: RedisLink): Promise<RedisMemory> {
  const infos = await Promise.all(link.masters.map((master) => master.info("memory")));
  return fullest(infos.map(memoryOf));
}

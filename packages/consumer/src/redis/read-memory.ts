import type { Redis } from "./connect-redis.js";

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

export async function readMemory(redis: Redis): Promise<RedisMemory> {
  return memoryOf(await redis.info("memory"));
}

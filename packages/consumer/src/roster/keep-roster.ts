import { type Logger, workersKey } from "@calltape/shared";
import { pause } from "../pipeline/pause.js";
import type { RedisLink } from "../redis/connect-redis.js";
import type { Shares } from "./shares.js";

/** Between two entries in the roster, ms, by a quarter more or less. */
const BEAT = 1_000;
/** Who has not been heard of for so long, ms, is gone for the others. */
const EXPIRY = 5_000;

/**
 * Enters a worker, drops who has expired, and tells who is there. To drop comes first: a script that has begun
 * to write may go on when Redis is full. KEYS: roster. ARGV: worker, how long it counts, ms.
 */
const ENTER = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('ZRANGE', KEYS[1], 0, -1)`;

export interface RosterContext {
  readonly link: RedisLink;
  readonly prefix: string;
  readonly consumer: string;
  readonly shares: Shares;
  /** All streams this worker knows. */
  readonly streams: () => readonly string[];
  readonly logger: Logger;
}

/**
 * Keeps this worker on the roster of live workers, and its shares in step with
 * it, until `signal` aborts; then takes it off, so that the others need not
 * wait for it to expire.
 *
 * Nothing depends on it but who reads what first. Where it cannot be kept, since
 * Redis or its node of a cluster is away, every worker reads everything.
 */
export async function keepRoster(context: RosterContext, signal: AbortSignal): Promise<void> {
  const { link, prefix, consumer, shares, streams, logger } = context;
  const key = workersKey(prefix);
  while (!signal.aborted) {
    try {
      const workers = (await link.redis.eval(ENTER, 1, key, consumer, EXPIRY)) as string[];
      if (shares.update(streams(), workers)) {
        logger.info("streams_shared", { workers: workers.length, own: shares.own });
      }
    } catch (error) {
      shares.forget();
      // Whatever is wrong with Redis, the reader meets it too and reports it.
      logger.debug("roster_unknown", { error });
    }
    await pause(BEAT * (0.75 + Math.random() / 2), signal);
  }
  await link.redis.zrem(key, consumer).catch((error: unknown) => logger.debug("roster_not_left", { error }));
}

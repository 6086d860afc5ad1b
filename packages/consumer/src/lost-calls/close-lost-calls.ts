import { EVENT_FIELD, type Logger, sessionKey, shardOf, streamKey } from "@calltape/shared";
import type { Pool } from "../db/pool.js";
import { pause } from "../pipeline/pause.js";
import type { Redis, RedisLink } from "../redis/connect-redis.js";
import { findSilentCalls } from "./find-silent-calls.js";
import { lostEnd, type SilentCall } from "./lost-end.js";

/** Between two looks, as a share of the silence that makes a call lost, and its bounds, ms. */
const SHARE = 10;
const LEAST = 250;
const MOST = 60_000;

export interface LostCallsContext {
  readonly pool: Pool;
  readonly link: RedisLink;
  readonly prefix: string;
  readonly shards: number;
  /** How long nothing must have been heard of a call, ms; 0 closes none. */
  readonly lostAfter: number;
  /** Whether events wait in the streams for longer than a moment: what seems silent may only be waiting there. */
  readonly isBehind: () => Promise<boolean>;
  readonly logger: Logger;
}

/**
 * Closes calls that were never ended because their handler died: nothing was
 * stored of them for `lostAfter`, and no session of theirs lives. The end goes
 * through the stream like any other event. Every worker does this; the ends of
 * one call have one id, and the gate lets one pass.
 */
export async function closeLostCalls(context: LostCallsContext, signal: AbortSignal): Promise<void> {
  const { lostAfter, logger } = context;
  if (lostAfter === 0) return;
  const interval = Math.min(MOST, Math.max(LEAST, lostAfter / SHARE));
  while (!signal.aborted) {
    await pause(interval * (0.75 + Math.random() / 2), signal);
    if (signal.aborted) return;
    try {
      await closeOnce(context);
    } catch (error) {
      // Whatever is wrong with Redis or Postgres, the pipeline meets it too and reports it.
      logger.debug("lost_calls_not_closed", { error });
    }
  }
}

async function closeOnce(context: LostCallsContext): Promise<void> {
  const { pool, link, prefix, shards, lostAfter, isBehind, logger } = context;
  if (await isBehind()) return;
  const silent = await findSilentCalls(pool, lostAfter);
  for (const call of await withoutSession(link.redis, prefix, silent)) {
    await link.redis.xadd(streamKey(prefix, shardOf(call.id, shards)), "*", EVENT_FIELD, lostEnd(call));
    logger.warning("call_lost", { call_id: call.id, last_event_at: call.lastEventAt.toISOString() });
  }
}

async function withoutSession(
  redis: Redis,
  prefix: string,
  calls: readonly SilentCall[],
): Promise<readonly SilentCall[]> {
  // Not in one pipeline: each session may lie on another server of a cluster.
  const found = await Promise.all(calls.map(({ id }) => redis.exists(sessionKey(prefix, id))));
  return calls.filter((_, index) => found[index] === 0);
}

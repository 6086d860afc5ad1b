import { CONSUMER_GROUP, COUNT_LIVE_SESSIONS, sessionIndexKey, streamKey } from "@calltape/shared";
import { type CallMetrics, registerMetrics } from "@calltape/shared/metrics";
import type { Registry } from "prom-client";
import type { Pool } from "../db/pool.js";
import type { Redis, RedisLink } from "../redis/connect-redis.js";
import { readBacklog } from "../redis/read-backlog.js";
import { readMemory } from "../redis/read-memory.js";
import { countDeadLetters, countIncompleteCalls, readHorizonDays } from "./postgres-levels.js";
import { tapeMetricDefinitions } from "./tape-metric-definitions.js";

const {
  calltape_backlog_events,
  calltape_oldest_waiting_seconds,
  calltape_redis_memory_bytes,
  calltape_redis_memory_limit_bytes,
  calltape_dead_letters,
  calltape_calls_incomplete,
  calltape_partition_horizon_days,
} = tapeMetricDefinitions;

const definitions = {
  calltape_backlog_events,
  calltape_oldest_waiting_seconds,
  calltape_redis_memory_bytes,
  calltape_redis_memory_limit_bytes,
  calltape_dead_letters,
  calltape_calls_incomplete,
  calltape_partition_horizon_days,
};

export interface TapeLevelsOptions {
  readonly registry: Registry;
  readonly calls: CallMetrics;
  readonly prefix: string;
  /** Told of what could not be read. */
  readonly onError: (what: string, error: unknown) => void;
}

/** What nobody has measured is not a number, rather than what it was once. */
const UNKNOWN = Number.NaN;
const UNKNOWN_BACKLOG = { waiting: UNKNOWN, pending: UNKNOWN, oldestMs: UNKNOWN };

/** Levels that lie in Redis and Postgres, read for the metrics; `NaN` where they cannot be read. */
export class TapeLevels {
  readonly #options: TapeLevelsOptions;
  readonly #gauges;

  constructor(options: TapeLevelsOptions) {
    this.#options = options;
    this.#gauges = registerMetrics(options.registry, definitions);
    this.#gauges.calltape_redis_memory_bytes.set(UNKNOWN);
    this.#gauges.calltape_redis_memory_limit_bytes.set(UNKNOWN);
    this.forgetPostgres();
  }

  /** Reads what Redis has of these shards. Returns how many entries nobody was given yet, as far as that is known. */
  async readRedis(link: RedisLink, shards: readonly number[]): Promise<number> {
    const { redis } = link;
    const { prefix, calls } = this.#options;
    const { calltape_redis_memory_bytes, calltape_redis_memory_limit_bytes } = this.#gauges;
    const [waiting] = await Promise.all([
      Promise.all(shards.map((shard) => this.#readShard(redis, shard))),
      this.#read("memory", () => readMemory(link), { used: UNKNOWN, limit: UNKNOWN }).then((memory) => {
        calltape_redis_memory_bytes.set(memory.used);
        calltape_redis_memory_limit_bytes.set(memory.limit);
      }),
      this.#read("sessions", () => redis.eval(COUNT_LIVE_SESSIONS, 1, sessionIndexKey(prefix)), UNKNOWN).then(
        (count) => calls.setActiveCalls(Number(count)),
      ),
    ]);
    return waiting.reduce((sum, count) => sum + (Number.isNaN(count) ? 0 : count), 0);
  }

  async #readShard(redis: Redis, shard: number): Promise<number> {
    const { calltape_backlog_events: backlog, calltape_oldest_waiting_seconds: oldest } = this.#gauges;
    const stream = streamKey(this.#options.prefix, shard);
    const { waiting, pending, oldestMs } = await this.#read(
      "backlog",
      () => readBacklog(redis, stream, CONSUMER_GROUP),
      UNKNOWN_BACKLOG,
    );
    backlog.set({ shard, state: "waiting" }, waiting);
    backlog.set({ shard, state: "pending" }, pending);
    oldest.set({ shard }, oldestMs / 1_000);
    return waiting;
  }

  /**
   * Reads what Postgres has: one thing after the other, so that it never takes more than one connection.
   * Returns whether all of it is known now.
   */
  async readPostgres(pool: Pool): Promise<boolean> {
    const { calltape_dead_letters, calltape_calls_incomplete, calltape_partition_horizon_days } =
      this.#gauges;
    const deadLetters = await this.#read("dead_letters", () => countDeadLetters(pool), UNKNOWN);
    const horizon = await this.#read("horizon", () => readHorizonDays(pool, new Date()), UNKNOWN);
    const incomplete = await this.#read("incomplete_calls", () => countIncompleteCalls(pool), UNKNOWN);
    calltape_dead_letters.set(deadLetters);
    calltape_partition_horizon_days.set(horizon);
    calltape_calls_incomplete.set(incomplete);
    return ![deadLetters, horizon, incomplete].some(Number.isNaN);
  }

  /** Postgres is away: nothing is known of what it has. */
  forgetPostgres(): void {
    this.#gauges.calltape_dead_letters.set(UNKNOWN);
    this.#gauges.calltape_partition_horizon_days.set(UNKNOWN);
    this.#gauges.calltape_calls_incomplete.set(UNKNOWN);
  }

  async #read<T>(what: string, read: () => Promise<T>, unknown: T): Promise<T> {
    try {
      return await read();
    } catch (error) {
      this.#options.onError(what, error);
      return unknown;
    }
  }
}

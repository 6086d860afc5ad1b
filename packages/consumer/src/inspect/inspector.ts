import { classifyError } from "../db/error-class.js";
import type { Pool } from "../db/pool.js";
import { errorMessage } from "../pipeline/error-message.js";
import { pause } from "../pipeline/pause.js";
import type { RedisLink } from "../redis/connect-redis.js";
import { flowBetween, UNKNOWN_FLOW } from "./flow.js";
import { readPostgres } from "./read-postgres.js";
import { type Installation, readRedis } from "./read-redis.js";
import type { PostgresState, Reading, RedisState, Snapshot } from "./snapshot.js";

/** Rates are measured over the last minute, if looks go back that far, ms. */
const LONGEST_WINDOW = 60_000;

/** What an inspector looks at. */
export interface Inspected extends Installation {
  readonly link: RedisLink;
  readonly pool: Pool;
}

/** Looks at one installation, again and again, and measures its rates between the looks. */
export class Inspector {
  readonly #inspected: Inspected;
  #looks: RedisState[] = [];

  constructor(inspected: Inspected) {
    this.#inspected = inspected;
  }

  /** Looks twice, `windowMs` apart, so that rates are known. No longer than it must where Redis is away. */
  async first(windowMs: number, signal: AbortSignal): Promise<Snapshot> {
    const postgres = this.#readPostgres();
    const before = await this.#readRedis();
    if (before.status === "up") {
      this.#remember(before.state);
      await pause(windowMs, signal);
    }
    return this.#snapshot(before.status === "up" ? await this.#readRedis() : before, await postgres);
  }

  /** Looks once more. */
  async next(): Promise<Snapshot> {
    const [redis, postgres] = await Promise.all([this.#readRedis(), this.#readPostgres()]);
    return this.#snapshot(redis, postgres);
  }

  #snapshot(redis: Reading<RedisState>, postgres: Reading<PostgresState>): Snapshot {
    const oldest = this.#looks[0];
    const flow =
      redis.status === "up" && oldest !== undefined ? flowBetween(oldest, redis.state) : UNKNOWN_FLOW;
    if (redis.status === "up") this.#remember(redis.state);
    else this.#looks = [];
    return { at: redis.status === "up" ? redis.state.time : new Date(), redis, postgres, flow };
  }

  #remember(state: RedisState): void {
    const since = state.time.getTime() - LONGEST_WINDOW;
    this.#looks = [...this.#looks, state].filter(({ time }) => time.getTime() >= since);
  }

  async #readRedis(): Promise<Reading<RedisState>> {
    const { link } = this.#inspected;
    try {
      return { status: "up", state: await readRedis(link, this.#inspected) };
    } catch (error) {
      const reason = link.reasonOf(error);
      const isAnswer = reason instanceof Error && reason.name === "ReplyError";
      return { status: isAnswer ? "fault" : "away", error: errorMessage(reason) };
    }
  }

  async #readPostgres(): Promise<Reading<PostgresState>> {
    try {
      return { status: "up", state: await readPostgres(this.#inspected.pool, new Date()) };
    } catch (error) {
      const isAnswer = classifyError(error) !== "transient" && "code" in Object(error);
      return { status: isAnswer ? "fault" : "away", error: errorMessage(error) };
    }
  }
}

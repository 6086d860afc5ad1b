import type { ErrorClass } from "../db/error-class.js";
import type { Pool } from "../db/pool.js";
import type { RedisLink } from "../redis/connect-redis.js";
import type { DependencyState } from "./dependency-state.js";

/** Why something was tried again: what Postgres said of a batch, or that Redis did not answer. */
export type RetryReason = ErrorClass | "redis";

/** `starting` until Postgres has been there with Calltape's tables; `stopping` once it was told to stop. */
export type WorkerPhase = "starting" | "working" | "stopping";

/** What may be looked at from beside a worker while it works. */
export interface WorkerView {
  readonly pool: Pool;
  readonly link: RedisLink;
  /** The shards it reads. */
  readonly shards: () => readonly number[];
  /** Entries read, but neither committed nor given up. */
  readonly held: () => number;
  /** What the worker itself knows of its servers, by what it last asked of them. */
  readonly postgres: () => DependencyState;
  readonly redis: () => DependencyState;
  readonly phase: () => WorkerPhase;
}

/**
 * Told of what a worker does beside its commits, and let in to look: metrics
 * and health stand behind this face. Nothing here may throw or wait.
 */
export interface WorkerObserver {
  /** Something was read, stored, set aside or halved: the worker gets on. */
  moved(): void;
  /** A batch, or reading, is tried again. */
  retried(reason: RetryReason): void;
  /** So many entries were taken over from other workers. */
  claimed(count: number): void;
  /** Looks on from beside, until `signal` aborts. Never rejects. */
  watch(view: WorkerView, signal: AbortSignal): Promise<void>;
}

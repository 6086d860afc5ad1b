import type { Backlog } from "../redis/read-backlog.js";

/*
 * What one look at an installation found. A number that nobody could read is
 * `NaN`, a text or a time `undefined`: it is not known, which is not the same as 0.
 */

/** A consumer group of a stream, and what lies in the stream for it. */
export interface GroupState extends Backlog {
  readonly name: string;
}

export interface StreamState {
  readonly key: string;
  readonly exists: boolean;
  readonly length: number;
  /** Memory of the stream and its groups, as Redis estimates it, bytes. */
  readonly bytes: number;
  /** When its first and its last entry came, by Redis's clock. */
  readonly firstAt: Date | undefined;
  readonly lastAt: Date | undefined;
  /** Entries it was ever given; not known before Redis 7. */
  readonly added: number;
  /** The group of the workers; what it has not done. Nothing is in it where the group is not there. */
  readonly backlog: Backlog;
  readonly hasGroup: boolean;
  /** Groups of others, for which trimming waits. */
  readonly otherGroups: readonly GroupState[];
  /** How often the entry was given out that was given out most often, of the hundred oldest that are pending. */
  readonly mostDeliveries: number;
  /** The worker that has the oldest pending entry. */
  readonly oldestPendingWith: string | undefined;
}

/** A worker, over all streams. */
export interface WorkerState {
  readonly name: string;
  /** Whether it has a connection on which something was said lately; `undefined` where Redis does not tell. */
  readonly isConnected: boolean | undefined;
  /** Address of its connection, as Redis sees it. */
  readonly address: string | undefined;
  /** Entries it was given and has not acknowledged. */
  readonly pending: number;
  /** Since it was last given anything, ms; from Redis 7.2 on also known of a worker that only asks. */
  readonly idleMs: number;
}

export interface RedisState {
  readonly version: string;
  /** By its own clock. */
  readonly time: Date;
  /** Bytes in use, and at most: `maxmemory`, or all its machine has where that is 0. */
  readonly used: number;
  readonly limit: number;
  /** Whether it may throw whole streams away when it is full, and nobody agreed to that. */
  readonly mayEvict: boolean;
  readonly streams: readonly StreamState[];
  readonly workers: readonly WorkerState[];
  /** Whether it tells who is connected to it. */
  readonly tellsClients: boolean;
}

/** Entries that were set aside for one reason and are not resolved. */
export interface OpenDeadLetters {
  readonly reason: string;
  readonly count: number;
  readonly newestAt: Date;
}

export interface PostgresState {
  readonly deadLetters: readonly OpenDeadLetters[] | undefined;
  /** Days until the end of the last month whose partitions stand ready. */
  readonly horizonDays: number;
  /** Calls closed as lost within the last hour. */
  readonly lostLately: number;
  /** Calls that ended within the last hour, more than a minute ago, with events missing. */
  readonly incompleteLately: number;
}

/**
 * What a server said, or why it did not:
 *
 * - `up`: it answered;
 * - `away`: it did not;
 * - `fault`: it answered, but is not as it must be: migrations, rights.
 */
export type Reading<T> =
  | { readonly status: "up"; readonly state: T }
  | { readonly status: "away" | "fault"; readonly error: string };

/** Events a second, measured between two looks. */
export interface Flow {
  /** Between the two, ms; `NaN` if there was only one. */
  readonly windowMs: number;
  readonly inPerSecond: number;
  /** Stored or set aside, and acknowledged. */
  readonly outPerSecond: number;
}

export interface Snapshot {
  readonly at: Date;
  readonly redis: Reading<RedisState>;
  readonly postgres: Reading<PostgresState>;
  readonly flow: Flow;
}

/** How long a fault of a kind lasts, ms. One that is over at once lasts no time. */
interface Lasting {
  readonly leastMs: number;
  readonly mostMs: number;
}

const moment: Lasting = { leastMs: 0, mostMs: 0 };
const lasting = (leastMs: number, mostMs: number): Lasting => ({ leastMs, mostMs });

/** Every way in which things are broken. */
export const FAULT_KINDS = {
  worker_killed: moment,
  worker_paused: lasting(1_000, 8_000),
  /** Told to end, as by a new release; the next begins when it has ended. */
  worker_stopped: moment,
  handler_killed: moment,
  handler_paused: lasting(1_000, 8_000),
  handler_stopped: moment,
  redis_killed: lasting(200, 5_000),
  redis_restarted: lasting(200, 3_000),
  /** The master dies, its replica takes over. */
  redis_failed_over: lasting(200, 4_000),
  /** The same after the replica has not heard from its master for a while: that while is lost. */
  redis_failed_over_behind: lasting(500, 4_000),
  /** The replica takes over while the master still lives, and goes on taking writes for a while: these are lost. */
  redis_switched_over: lasting(50, 1_500),
  redis_full: lasting(1_000, 8_000),
  /** FLUSHALL: everything that Redis had confirmed is gone at once. */
  redis_flushed: moment,
  /** MISCONF: it cannot save, and refuses reading and acknowledging too. */
  redis_refuses_saving: lasting(500, 6_000),
  /** NOREPLICAS: the same while it has no replica. */
  redis_without_replicas: lasting(500, 6_000),
  postgres_stopped: lasting(500, 6_000),
  postgres_killed: lasting(200, 4_000),
  postgres_connections_cut: moment,
  postgres_locked: lasting(1_000, 8_000),
  /** Connected, but nothing comes through: longer than the 5 s after which this must be noticed, or shorter. */
  link_blackholed: lasting(500, 12_000),
  link_slowed: lasting(1_000, 6_000),
  link_refused: lasting(200, 4_000),
  link_cut: moment,
  disk_full: lasting(1_000, 8_000),
  events_repeated: moment,
  events_shuffled: moment,
  events_poisoned: moment,
} as const satisfies Record<string, Lasting>;

export type FaultKind = keyof typeof FAULT_KINDS;

export interface Lane {
  readonly kinds: readonly [FaultKind, ...FaultKind[]];
  /** Things a fault of this lane may strike, from 0. */
  readonly targets: number;
}

const LINK_KINDS = ["link_blackholed", "link_slowed", "link_refused", "link_cut"] as const;

/** Processes of each sort: one link to each server for each of them. */
export const HANDLERS = 3;
export const WORKERS = 3;

/** In a lane one fault follows the other; the lanes know nothing of each other, so that faults overlap. */
export const LANES = {
  workers: { kinds: ["worker_killed", "worker_paused", "worker_stopped"], targets: WORKERS },
  handlers: { kinds: ["handler_killed", "handler_paused", "handler_stopped"], targets: HANDLERS },
  redis: {
    kinds: [
      ...(["redis_killed", "redis_restarted", "redis_failed_over"] as const),
      ...(["redis_failed_over_behind", "redis_switched_over", "redis_flushed"] as const),
      ...(["redis_full", "redis_refuses_saving", "redis_without_replicas"] as const),
    ],
    targets: 1,
  },
  postgres: {
    kinds: ["postgres_stopped", "postgres_killed", "postgres_connections_cut", "postgres_locked"],
    targets: 1,
  },
  handler_links: { kinds: LINK_KINDS, targets: HANDLERS },
  worker_redis_links: { kinds: LINK_KINDS, targets: WORKERS },
  worker_postgres_links: { kinds: LINK_KINDS, targets: WORKERS },
  disk: { kinds: ["disk_full"], targets: 1 },
  stream: { kinds: ["events_repeated", "events_shuffled", "events_poisoned"], targets: 1 },
} as const satisfies Record<string, Lane>;

export type LaneName = keyof typeof LANES;
export const LANE_NAMES = Object.keys(LANES) as LaneName[];

import type { Flow, PostgresState, RedisState, Snapshot, WorkerState } from "./snapshot.js";

/** Events wait for longer than this, ms, and the tape is late: as the alert CalltapeTapeLate has it. */
export const LATE = 60_000;
/** Of the memory Redis may use so much is used, and it gets tight: as CalltapeRedisMemoryHigh has it. */
export const TIGHT = 0.8;
/** Fewer days of partitions than that stand ready: as CalltapePartitionsRunOut has it. */
export const FEW_DAYS = 7;
/** Given out so often and not acknowledged, an event is tried alone by the workers. */
export const SUSPICIOUS = 3;

/** What is known when both servers answer; less when one does not. */
interface Known {
  readonly redis: RedisState | undefined;
  readonly postgres: PostgresState | undefined;
  readonly snapshot: Snapshot;
}

const oldest = ({ streams }: RedisState) => Math.max(0, ...streams.map(({ backlog }) => backlog.oldestMs));
const isLate = (redis: RedisState) => oldest(redis) > LATE;
/** Where Redis does not tell who is connected, a worker that has left a trace is taken for living. */
const isLiving = ({ isConnected }: WorkerState) => isConnected !== false;

/**
 * What waits for longest was given to a worker that is gone, and others get on:
 * entries are given out in order, so that the oldest one is pending if any is.
 */
function isLeftBehind({ streams, workers }: RedisState, { outPerSecond }: Flow): boolean {
  const gone = new Set(workers.filter((worker) => !isLiving(worker)).map(({ name }) => name));
  const isLeft = streams.some(
    ({ backlog, oldestPendingWith = "" }) => backlog.oldestMs > LATE && gone.has(oldestPendingWith),
  );
  const getsOn = outPerSecond !== 0 || streams.every(({ backlog }) => backlog.waiting === 0);
  return isLeft && getsOn && workers.some(isLiving);
}

type Test = (redis: RedisState, known: Known) => boolean;
const onRedis = (test: Test) => (known: Known) => known.redis !== undefined && test(known.redis, known);
const onPostgres = (test: (postgres: PostgresState) => boolean) => (known: Known) =>
  known.postgres !== undefined && test(known.postgres);

/**
 * Everything that can be wrong, the worst first: what loses events before what
 * delays them, and of what delays them the cause before the consequence. Each
 * holds of a snapshot or does not, whatever else does.
 */
const CONDITIONS = {
  both_away: ({ snapshot }) => snapshot.redis.status !== "up" && snapshot.postgres.status !== "up",
  redis_away: ({ snapshot }) => snapshot.redis.status !== "up",
  redis_full: onRedis(({ used, limit }) => used >= limit),
  redis_may_evict: onRedis(({ mayEvict }) => mayEvict),
  postgres_away: ({ snapshot }) => snapshot.postgres.status === "away",
  postgres_fault: ({ snapshot }) => snapshot.postgres.status === "fault",
  partitions_ended: onPostgres(({ horizonDays }) => horizonDays <= 0),
  no_stream: onRedis(({ streams }) => streams.every(({ exists }) => !exists)),
  no_group: onRedis(({ streams }) => streams.some(({ exists, hasGroup }) => exists && !hasGroup)),
  no_worker: onRedis((redis) => !redis.workers.some(isLiving) && (redis.tellsClients || isLate(redis))),
  redis_tight: onRedis(({ used, limit }) => used > TIGHT * limit),
  left_behind: onRedis((redis, { snapshot: { flow } }) => isLeftBehind(redis, flow)),
  stuck: onRedis((redis, { snapshot }) => isLate(redis) && snapshot.flow.outPerSecond === 0),
  falling_behind: onRedis(
    (redis, { snapshot: { flow } }) => isLate(redis) && flow.inPerSecond >= flow.outPerSecond,
  ),
  late: onRedis(isLate),
  suspect_event: onRedis(({ streams }) => streams.some((stream) => stream.mostDeliveries >= SUSPICIOUS)),
  dead_letters: onPostgres(({ deadLetters }) => (deadLetters ?? []).length > 0),
  calls_lost: onPostgres(({ lostLately }) => lostLately > 0),
  calls_incomplete: onPostgres(({ incompleteLately }) => incompleteLately > 0),
  partitions_end_soon: onPostgres(({ horizonDays }) => horizonDays < FEW_DAYS),
} as const satisfies Record<string, (known: Known) => boolean>;

/** A name for what is wrong. */
export type Condition = keyof typeof CONDITIONS;

/** All of them, the worst first. */
export const conditions = Object.keys(CONDITIONS) as readonly Condition[];

/** Why events wait: whichever of them holds is said, and not that they do. */
const CAUSES_OF_DELAY = [
  "postgres_away",
  "postgres_fault",
  "partitions_ended",
  "no_group",
  "no_worker",
] as const;

/** What need not be said beside something that says more. */
const COVERED_BY: { readonly [C in Condition]?: readonly Condition[] } = {
  redis_away: ["both_away"],
  postgres_away: ["both_away"],
  postgres_fault: ["both_away"],
  no_worker: ["no_stream", "no_group"],
  redis_tight: ["redis_full"],
  left_behind: CAUSES_OF_DELAY,
  stuck: [...CAUSES_OF_DELAY, "left_behind"],
  falling_behind: [...CAUSES_OF_DELAY, "left_behind", "stuck"],
  late: [...CAUSES_OF_DELAY, "left_behind", "stuck", "falling_behind"],
  partitions_end_soon: ["partitions_ended"],
};

/** What is wrong, the worst first; nothing if all is well. Pure, and total over everything a look can find. */
export function conditionsOf(snapshot: Snapshot): readonly Condition[] {
  const { redis, postgres } = snapshot;
  const known: Known = {
    redis: redis.status === "up" ? redis.state : undefined,
    postgres: postgres.status === "up" ? postgres.state : undefined,
    snapshot,
  };
  const hold = conditions.filter((condition) => CONDITIONS[condition](known));
  return hold.filter((condition) => !COVERED_BY[condition]?.some((other) => hold.includes(other)));
}

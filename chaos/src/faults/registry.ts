import type { FaultKind } from "../plan/fault-kinds.js";
import { diskFull } from "./disk-full.js";
import { eventsPoisoned } from "./events-poisoned.js";
import { eventsRepeated } from "./events-repeated.js";
import { eventsShuffled } from "./events-shuffled.js";
import type { Fault } from "./fault.js";
import { handlerKilled } from "./handler-killed.js";
import { handlerPaused } from "./handler-paused.js";
import { handlerStopped } from "./handler-stopped.js";
import { linkBlackholed } from "./link-blackholed.js";
import { linkCut } from "./link-cut.js";
import { linkRefused } from "./link-refused.js";
import { linkSlowed } from "./link-slowed.js";
import { postgresConnectionsCut } from "./postgres-connections-cut.js";
import { postgresKilled } from "./postgres-killed.js";
import { postgresLocked } from "./postgres-locked.js";
import { postgresStopped } from "./postgres-stopped.js";
import { redisFailedOver } from "./redis-failed-over.js";
import { redisFailedOverBehind } from "./redis-failed-over-behind.js";
import { redisFlushed } from "./redis-flushed.js";
import { redisFull } from "./redis-full.js";
import { redisKilled } from "./redis-killed.js";
import { redisRefusesSaving } from "./redis-refuses-saving.js";
import { redisRestarted } from "./redis-restarted.js";
import { redisSwitchedOver } from "./redis-switched-over.js";
import { redisWithoutReplicas } from "./redis-without-replicas.js";
import { workerKilled } from "./worker-killed.js";
import { workerPaused } from "./worker-paused.js";
import { workerStopped } from "./worker-stopped.js";

/** How each kind of fault is done. */
export const FAULTS: Readonly<Record<FaultKind, Fault>> = {
  worker_killed: workerKilled,
  worker_paused: workerPaused,
  worker_stopped: workerStopped,
  handler_killed: handlerKilled,
  handler_paused: handlerPaused,
  handler_stopped: handlerStopped,
  redis_killed: redisKilled,
  redis_restarted: redisRestarted,
  redis_failed_over: redisFailedOver,
  redis_failed_over_behind: redisFailedOverBehind,
  redis_switched_over: redisSwitchedOver,
  redis_full: redisFull,
  redis_flushed: redisFlushed,
  redis_refuses_saving: redisRefusesSaving,
  redis_without_replicas: redisWithoutReplicas,
  postgres_stopped: postgresStopped,
  postgres_killed: postgresKilled,
  postgres_connections_cut: postgresConnectionsCut,
  postgres_locked: postgresLocked,
  link_blackholed: linkBlackholed,
  link_slowed: linkSlowed,
  link_refused: linkRefused,
  link_cut: linkCut,
  disk_full: diskFull,
  events_repeated: eventsRepeated,
  events_shuffled: eventsShuffled,
  events_poisoned: eventsPoisoned,
};

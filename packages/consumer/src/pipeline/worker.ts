import { setMaxListeners } from "node:events";
import { CONSUMER_GROUP, maskedLogger, streamKey } from "@calltape/shared";
import { createPool, type Pool } from "../db/pool.js";
import type { Fault } from "../dead-letters/dead-letter.js";
import { closeLostCalls } from "../lost-calls/close-lost-calls.js";
import { monthOf } from "../partitions/month.js";
import { workerClientName } from "../redis/client-name.js";
import { connectRedis, type RedisLink } from "../redis/connect-redis.js";
import { requireNoEviction } from "../redis/eviction-policy.js";
import { findShards } from "../redis/find-shards.js";
import { keepRoster } from "../roster/keep-roster.js";
import { lookForStreams } from "../roster/look-for-streams.js";
import { Shares } from "../roster/shares.js";
import { claimAbandoned } from "./claim.js";
import { commitLoop } from "./commit-loop.js";
import { connectStore, keepPartitionsAhead } from "./connect-store.js";
import { decodeEntry } from "./decode.js";
import type { Entry } from "./entry.js";
import { Inbox } from "./inbox.js";
import { leaveGroups } from "./leave-groups.js";
import { Outage } from "./outage.js";
import { readStream } from "./read.js";
import { retake } from "./retake.js";
import { Store } from "./store.js";
import { type PendingEntry, StreamGroup } from "./stream-group.js";
import { Suspects, trySuspects } from "./suspects.js";
import { trimStream } from "./trim.js";
import type { WorkerView } from "./worker-observer.js";
import type { CommitReport, WorkerOptions, WorkerTotals } from "./worker-options.js";

/** Batches that may be in Postgres at once: while one waits for the disk, the next is being prepared. */
const COMMITS_IN_FLIGHT = 2;
/** Connections for making partitions, closing lost calls and looking on, so that none of it takes one from a commit. */
const BESIDE_COMMITS = 3;
/** Bytes of one batch and of everything held. */
const BATCH_BYTES = 4 * 1024 * 1024;
const HELD_BYTES = 4 * BATCH_BYTES;
/** Entries that wait for longer than this, ms, are a backlog, in which a silent call may have its events. */
const BEHIND = 5_000;
/** Waiting for the connections to Postgres to close, ms: a silent server never lets go of one in use. */
const POOL_END = 1_000;

/**
 * Drains the streams into Postgres until `signal` aborts: read, decode, commit,
 * acknowledge. Any number of workers may run at once, anywhere.
 *
 * Stopping finishes the batches in hand within `stopTimeout`, hands the rest
 * back and leaves the group. Being killed instead is as safe, only slower for
 * those who take over.
 *
 * @throws EvictionError if Redis may throw the streams away when it is full, and that is not allowed
 */
export async function runWorker(options: WorkerOptions, signal: AbortSignal): Promise<WorkerTotals> {
  const { consumer, observer } = options;
  const logger = maskedLogger(options.logger);
  const onConnectionError = (error: Error) => logger.debug("connection_error", { error });
  const pool = createPool({
    databaseUrl: options.databaseUrl,
    max: COMMITS_IN_FLIGHT + BESIDE_COMMITS,
    onIdleError: onConnectionError,
  });
  const link = connectRedis(options.redisUrl, workerClientName(options.prefix, consumer));
  const groupOf = (shard: number) =>
    new StreamGroup(link, streamKey(options.prefix, shard), CONSUMER_GROUP, consumer);
  const shards = Array.from({ length: options.shards }, (_, shard) => shard);
  const groups = shards.map(groupOf);
  const postgresOutage = new Outage("postgres", logger);
  const redisOutage = new Outage("redis", logger);
  const inbox = new Inbox({ entries: options.batchSize * (COMMITS_IN_FLIGHT + 1), bytes: HELD_BYTES });
  const totals = { committed: 0, duplicates: 0, deadLetters: 0 };
  const onCommitted = (report: CommitReport) => {
    totals.committed += report.accepted.length;
    totals.duplicates += report.duplicates;
    totals.deadLetters += report.deadLetters.length;
    options.onCommitted?.(report);
  };

  const stop = new AbortController();
  const abandon = new AbortController();
  const stopping = AbortSignal.any([signal, stop.signal]);
  // Every shard has its loops, and every loop a listener while it waits: many are no leak.
  setMaxListeners(0, stopping);
  const abandonAfterTimeout = () => {
    setTimeout(() => abandon.abort(), options.stopTimeout).unref();
  };
  stopping.addEventListener("abort", abandonAfterTimeout, { once: true });

  await link.settled(stopping);
  try {
    if (!options.allowEviction) await requireNoEviction(link);
  } catch (error) {
    await disconnect(link, pool);
    throw error;
  }
  let isWorking = false;
  const view: WorkerView = {
    ...{ pool, link, held: () => inbox.held, shards: () => shards },
    ...{ postgres: () => postgresOutage.state, redis: () => redisOutage.state },
    phase: () => (stopping.aborted ? "stopping" : isWorking ? "working" : "starting"),
  };
  const looking = new AbortController();
  const watch = observer?.watch(view, looking.signal);
  logger.info("worker_started", { consumer, streams: groups.map(({ stream }) => stream) });
  const context = await connectStore(pool, options, postgresOutage, stopping);
  if (context !== undefined) {
    isWorking = true;
    const store = new Store(context, postgresOutage, logger, observer);
    // While Postgres is away nothing is read and nothing claimed: the backlog waits in Redis.
    const appetite = () => (postgresOutage.isUp ? Math.min(inbox.room, options.batchSize) : 0);
    const deliver = (entries: readonly Entry[]) => {
      const now = monthOf(new Date().toISOString());
      observer?.moved();
      inbox.offer(entries.map((entry) => decodeEntry(entry, now, options.monthWindow)));
    };
    const setAside = (entry: Entry, fault: Fault) => void inbox.offer([{ entry, fault }]);
    const suspects = new Suspects();
    const retakeFor = (group: StreamGroup) => (pending: readonly PendingEntry[]) =>
      retake({ group, suspects, logger, deliver, isHeld: (id) => inbox.isHeld(group.stream, id) }, pending);
    const batch = { entries: options.batchSize, bytes: BATCH_BYTES };
    const commits = Array.from({ length: COMMITS_IN_FLIGHT }, () =>
      commitLoop({ inbox, store, groups, batch, logger, onCommitted }, stopping, abandon.signal),
    );
    const shares = new Shares(consumer);
    const onIdle = async (group: StreamGroup) =>
      options.drain && inbox.isEmpty && (await group.pending()) === 0;
    const reads: Promise<void>[] = [];
    const chores: Promise<void>[] = [];
    const attend = (group: StreamGroup) => {
      const own = { group, logger, retake: retakeFor(group) };
      const reading = {
        ...{ ...own, shares, appetite, deliver, redis: redisOutage.part() },
        reasonOf: (error: unknown) => link.reasonOf(error),
        appetiteChanged: (aborted: AbortSignal) => inbox.changed(aborted),
        onIdle: () => onIdle(group),
        onRetry: () => observer?.retried("redis"),
      };
      const onClaimed = (count: number) => observer?.claimed(count);
      const { claimAfter, replayWindow, expectedGroups } = options;
      reads.push(readStream(reading, stopping));
      chores.push(claimAbandoned({ ...own, claimAfter, appetite, onClaimed }, stopping));
      chores.push(trimStream({ group, logger, replayWindow, expectedGroups }, stopping));
    };
    const attendMore = async () => {
      const further = await findShards(link.redis, options.prefix, options.shards);
      for (const shard of further.filter((found) => !shards.includes(found))) {
        const group = groupOf(shard);
        shards.push(shard);
        groups.push(group);
        attend(group);
        logger.info("stream_found", { stream: group.stream });
      }
    };
    for (const group of [...groups]) attend(group);
    await attendMore().catch((error: unknown) => logger.debug("streams_unknown", { error }));
    // Who drains takes whatever there is, and is gone before it counts.
    if (!options.drain) {
      const streams = () => groups.map(({ stream }) => stream);
      const { prefix } = options;
      chores.push(keepRoster({ link, prefix, consumer, shares, streams, logger }, stopping));
      chores.push(lookForStreams(attendMore, logger, stopping));
    }
    const trials = trySuspects({ suspects, inbox, logger, deliver, setAside }, stopping);
    const partitions = keepPartitionsAhead(context, logger, stopping);
    const isBehind = async () => {
      const waits = await Promise.all(groups.map((group) => group.waitingFor()));
      return waits.some((ms) => ms > BEHIND);
    };
    const { prefix, lostAfter } = options;
    const closing = closeLostCalls(
      { pool, link, prefix, shards: options.shards, lostAfter, isBehind, logger },
      stopping,
    );
    // There may be more of them by the time the first have ended.
    for (let count = -1; count < reads.length; await Promise.all(reads)) count = reads.length;
    stop.abort();
    await Promise.all([...commits, ...chores, partitions, trials, closing]);
  }
  await leaveGroups(groups, inbox, logger);
  looking.abort();
  await watch;
  await disconnect(link, pool);
  logger.info("worker_stopped", { consumer, ...totals });
  return totals;
}

async function disconnect(link: RedisLink, pool: Pool): Promise<void> {
  link.disconnect();
  await Promise.race([pool.end(), new Promise((resolve) => setTimeout(resolve, POOL_END).unref())]);
}

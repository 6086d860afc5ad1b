import type { Logger } from "@calltape/shared";
import { AwayEpisode } from "./away-episode.js";
import type { Batch, BoundedBuffer, HeldEvent } from "./bounded-buffer.js";
import { FlushWaiters } from "./flush-waiters.js";
import type { RecentlySentLimits } from "./redelivery/recently-sent.js";
import { Redelivery } from "./redelivery/redelivery.js";
import { openRoute, type RedisRoute, type RouteOptions } from "./redis-route.js";
import { replyCode, replyVerdict, worstVerdict } from "./reply-verdict.js";
import { ShardLanes } from "./shard-lanes.js";
import { type Reply, StreamAppender } from "./stream-appender.js";

/** Beyond some 100 events a command gains little, and holds the event loop, and Redis; so it does beyond this size. */
export const BATCH_EVENTS = 100;
const BATCH_BYTES = 128 * 1024;
/** How long one turn of the event loop may be held by sending; a batch that was begun is finished. */
const MAX_HOLD_MS = 1;
/** How long the first of a few events waits for more. */
const LINGER_MS = 2;
/** Shorter than this, Redis's absence is nothing to write to disk for. */
const STUCK_AFTER_MS = 1_000;

export interface SenderOptions {
  readonly buffer: BoundedBuffer;
  /** The stream of each shard. */
  readonly keys: readonly string[];
  readonly redis: Pick<RouteOptions, "address" | "protocol">;
  readonly redelivery: RecentlySentLimits;
  readonly logger: Logger;
  /** Called whenever events have left the buffer. */
  readonly onProgress: () => void;
  /** Called whenever Redis is there again. */
  readonly onReady: () => void;
}

/**
 * Brings what the buffer holds to Redis: at least once, each event under its own id.
 *
 * `#pump` sends batches, each a command for one shard, as long as Redis is connected, an
 * open lane has events waiting and the event loop was not held for long. It runs when events
 * arrive (after a short linger, or at once if they fill a batch), when a reply arrives, when the connection is ready
 * and when a lane's pause is over. Whatever is not known to be written goes
 * back into the buffer.
 */
export class Sender {
  sent = 0;
  retried = 0;
  readonly #options: SenderOptions;
  readonly #connection: RedisRoute;
  readonly #appender: StreamAppender;
  readonly #lanes: ShardLanes;
  readonly #redelivery: Redelivery;
  readonly #away: AwayEpisode;
  readonly #waiters = new FlushWaiters();
  readonly #inFlight = new Set<Promise<void>>();
  #linger: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;
  #isClosed = false;

  constructor(options: SenderOptions) {
    const { keys, logger, redelivery: limits } = options;
    this.#options = options;
    this.#away = new AwayEpisode(logger);
    this.#lanes = new ShardLanes(keys, logger);
    this.#connection = openRoute({
      ...options.redis,
      onReady: () => this.#ready(),
      onLost: (error, wasReady) => this.#lost(error, wasReady),
    });
    this.#appender = new StreamAppender(this.#connection);
    this.#redelivery = new Redelivery({
      connection: this.#connection,
      append: (shard, events) => this.append(shard, events),
      keys,
      limits,
      logger,
      onDone: () => this.tellWaiters(),
    });
  }

  /** Events sent again because Redis may have lost them. */
  get redelivered(): number {
    return this.#redelivery.redelivered;
  }

  /** Whether something that Redis has lost is not there again. */
  get hasToSendAgain(): boolean {
    return !this.#redelivery.isDone;
  }

  get isReady(): boolean {
    return this.#connection.isReady;
  }

  /** Whether a shard's events have been waiting for Redis for longer than it takes to connect again. */
  isStuck(shard: number): boolean {
    return Math.max(this.#away.awayForMs, this.#lanes.of(shard).failingForMs) > STUCK_AFTER_MS;
  }

  /** Asks for a connection though nothing is held. */
  open(): void {
    if (!this.#isClosed) this.#connection.open();
  }

  /** To be called after every event that went into the buffer. */
  wake(): void {
    if (this.#immediate !== undefined || this.#connection.isOpening) return;
    const { held, inFlight } = this.#options.buffer;
    if (held - inFlight >= BATCH_EVENTS) this.#pumpSoon();
    // Not unref'd: a process whose loop runs empty stays for these two milliseconds.
    else this.#linger ??= setTimeout(() => this.#pump(), LINGER_MS);
  }

  /** Resolves with whether everything in the buffer now was written in time, and `isClear` says that nothing else is missing. */
  flush(timeoutMs: number, isClear: () => boolean = () => true): Promise<boolean> {
    const position = this.#options.buffer.lastPosition;
    const isDone = () => this.#options.buffer.isWrittenUpTo(position) && this.#redelivery.isDone && isClear();
    if (isDone()) return Promise.resolve(true);
    if (this.#isClosed) return Promise.resolve(false);
    const flushed = this.#waiters.wait(isDone, timeoutMs);
    this.#lanes.hurry();
    this.#pump();
    this.#connection.hurry();
    return flushed;
  }

  /** To be called when something changed that a flush may wait for. */
  tellWaiters(): void {
    this.#waiters.tell();
  }

  /** Appends events that the buffer does not hold; gives back those that were not written for sure. Never rejects. */
  async append(shard: number, events: readonly HeldEvent[]): Promise<readonly HeldEvent[]> {
    const sentAt = performance.now();
    const replies = await this.#appender.append(this.#lanes.of(shard).key, events);
    const isWritten = (_: HeldEvent, index: number) => replyVerdict(replies[index] ?? null) === "written";
    const written = events.filter(isWritten);
    if (written.length > 0) {
      this.#redelivery.confirmed(shard, written, sentAt);
      this.#proven();
    }
    this.#leaveReplica(worstVerdict(replies).error);
    return events.filter((event, index) => !isWritten(event, index));
  }

  /** Takes out events as JSON that Redis had confirmed and has lost, or may have lost, since it is away. */
  takeInDoubt(): readonly string[] {
    return this.#redelivery.takeInDoubt().flatMap(({ events }) => events.map(({ json }) => json));
  }

  /** Asks Redis once more whether it has what it confirmed lately; `flush` waits for that. */
  lookAgain(): void {
    this.#redelivery.lookAgain();
  }

  /** Stops trying until something new is recorded, so that nothing keeps the process alive. */
  suspend(): void {
    this.#connection.suspend();
  }

  /** Resolves when nothing is in flight any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#linger);
    clearImmediate(this.#immediate);
    this.#lanes.hurry();
    this.#redelivery.close();
    this.#connection.close();
    this.#waiters.giveUp();
    await Promise.all(this.#inFlight);
  }

  #pumpSoon(): void {
    if (!this.#isClosed) this.#immediate ??= setImmediate(() => this.#pump());
  }

  #pump(): void {
    clearTimeout(this.#linger);
    clearImmediate(this.#immediate);
    this.#linger = undefined;
    this.#immediate = undefined;
    if (this.#isClosed) return;
    const { buffer } = this.#options;
    if (!this.#connection.isReady) {
      if (buffer.held > 0) this.#connection.open();
      return;
    }
    const started = performance.now();
    for (;;) {
      const batch = this.#lanes.nextBatch((shard) => buffer.take(shard, BATCH_EVENTS, BATCH_BYTES));
      if (batch === undefined) return;
      const sending = this.#send(batch).finally(() => this.#inFlight.delete(sending));
      this.#inFlight.add(sending);
      if (performance.now() - started < MAX_HOLD_MS) continue;
      this.#pumpSoon();
      return;
    }
  }

  async #send(batch: Batch): Promise<void> {
    const lane = this.#lanes.of(batch.shard);
    lane.began();
    const sentAt = performance.now();
    const replies = await this.#appender.append(lane.key, batch.events);
    lane.ended();
    this.#settle(batch, replies, sentAt);
    this.#pumpSoon();
  }

  #settle(batch: Batch, replies: readonly Reply[], sentAt: number): void {
    const { buffer, onProgress } = this.#options;
    const isWritten = (index: number) => replyVerdict(replies[index] ?? null) === "written";
    const written = batch.events.filter((_, index) => isWritten(index));
    buffer.settle(batch, isWritten);
    this.sent += written.length;
    this.retried += batch.events.length - written.length;
    if (written.length > 0) {
      this.#redelivery.confirmed(batch.shard, written, sentAt);
      this.#proven();
      onProgress();
      this.tellWaiters();
    }
    this.#judge(batch.shard, replies);
  }

  #proven(): void {
    this.#connection.proven();
    this.#away.end(this.#options.buffer.held);
  }

  #judge(shard: number, replies: readonly Reply[]): void {
    const lane = this.#lanes.of(shard);
    const { verdict, error } = worstVerdict(replies);
    if (verdict === "written" || error === null) {
      lane.succeeded();
      return;
    }
    lane.failed(verdict, error, () => this.#pump());
    this.#leaveReplica(error);
  }

  /** A master that became a replica never takes writes again; a new connection may find the new master. */
  #leaveReplica(error: Error | null): void {
    if (error !== null && replyCode(error) === "READONLY") this.#connection.drop(error);
  }

  #ready(): void {
    this.#appender.connected();
    this.#redelivery.connected();
    this.#options.onReady();
    this.#pumpSoon();
  }

  /** An idle connection that ends is no news, and with nothing to lose there is nothing to connect for. */
  #lost(error: Error, wasReady: boolean): void {
    const { held, inFlight } = this.#options.buffer;
    if (held === 0 && this.#redelivery.isIdle) return;
    if (held > 0 && (!wasReady || inFlight > 0)) this.#away.begin(error, held);
    this.#connection.open();
  }
}

import type { Logger } from "@calltape/shared";
import { AwayEpisode } from "./away-episode.js";
import type { Batch, BoundedBuffer } from "./bounded-buffer.js";
import { FlushWaiters } from "./flush-waiters.js";
import { RedisConnection, type RedisConnectionOptions, type Reply } from "./redis-connection.js";
import { type ReplyVerdict, replyCode, replyVerdict } from "./reply-verdict.js";
import { ShardLane } from "./shard-lane.js";

/** Beyond some 100 commands a pipeline gains little, and holds the event loop; so it does beyond this size. */
const BATCH_EVENTS = 100;
const BATCH_BYTES = 128 * 1024;
const MAX_PIPELINES = 4;
/** How long one turn of the event loop may be held by sending; a pipeline that was begun is finished. */
const MAX_HOLD_MS = 1;
/** How long the first of a few events waits for more. */
const LINGER_MS = 2;

const severity: Readonly<Record<ReplyVerdict, number>> = {
  written: 0,
  unknown: 1,
  retry: 2,
  misconfigured: 3,
};

export interface SenderOptions {
  readonly buffer: BoundedBuffer;
  /** The stream of each shard. */
  readonly keys: readonly string[];
  readonly redis: Pick<RedisConnectionOptions, "address" | "protocol">;
  readonly logger: Logger;
  /** Called whenever events have left the buffer. */
  readonly onProgress: () => void;
}

/**
 * Brings what the buffer holds to Redis: at least once, each event under its own id.
 *
 * `#pump` sends pipelines, one shard each, as long as Redis is connected, fewer
 * than four are in flight, an open lane has events waiting and the event loop
 * was not held for long. It runs when events arrive (after a short linger, or at once
 * if they fill a pipeline), when a reply arrives, when the connection is ready
 * and when a lane's pause is over. Whatever is not known to be written goes
 * back into the buffer.
 */
export class Sender {
  sent = 0;
  retried = 0;
  readonly #options: SenderOptions;
  readonly #connection: RedisConnection;
  readonly #lanes: readonly ShardLane[];
  readonly #away: AwayEpisode;
  readonly #waiters = new FlushWaiters();
  #pipelines = 0;
  #nextShard = 0;
  #linger: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;
  #isClosed = false;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#away = new AwayEpisode(options.logger);
    this.#lanes = options.keys.map((key) => new ShardLane(key, options.logger));
    this.#connection = new RedisConnection({
      ...options.redis,
      onReady: () => this.#pumpSoon(),
      onLost: (error, wasReady) => this.#lost(error, wasReady),
    });
  }

  /** To be called after every event that went into the buffer. */
  wake(): void {
    if (this.#immediate !== undefined || this.#connection.isOpening) return;
    const { held, inFlight } = this.#options.buffer;
    if (held - inFlight >= BATCH_EVENTS) this.#pumpSoon();
    // Not unref'd: a process whose loop runs empty stays for these two milliseconds.
    else this.#linger ??= setTimeout(() => this.#pump(), LINGER_MS);
  }

  /** Resolves with whether everything in the buffer now was written in time. */
  flush(timeoutMs: number): Promise<boolean> {
    const position = this.#options.buffer.lastPosition;
    if (this.#options.buffer.isWrittenUpTo(position)) return Promise.resolve(true);
    if (this.#isClosed) return Promise.resolve(false);
    const flushed = this.#waiters.wait(position, timeoutMs);
    for (const lane of this.#lanes) lane.hurry();
    this.#pump();
    this.#connection.hurry();
    return flushed;
  }

  /** Stops trying until something new is recorded, so that nothing keeps the process alive. */
  suspend(): void {
    this.#connection.suspend();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#linger);
    clearImmediate(this.#immediate);
    for (const lane of this.#lanes) lane.hurry();
    this.#connection.close();
    this.#waiters.giveUp();
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
    if (!this.#connection.isReady) {
      if (this.#options.buffer.held > 0) this.#connection.open();
      return;
    }
    const started = performance.now();
    while (this.#pipelines < MAX_PIPELINES) {
      const batch = this.#nextBatch();
      if (batch === undefined) return;
      void this.#send(batch);
      if (performance.now() - started < MAX_HOLD_MS) continue;
      this.#pumpSoon();
      return;
    }
  }

  /** The shards take turns. */
  #nextBatch(): Batch | undefined {
    for (let turn = 0; turn < this.#lanes.length; turn++) {
      const shard = this.#nextShard;
      this.#nextShard = (shard + 1) % this.#lanes.length;
      if (this.#lanes[shard]?.isPaused) continue;
      const batch = this.#options.buffer.take(shard, BATCH_EVENTS, BATCH_BYTES);
      if (batch !== undefined) return batch;
    }
    return undefined;
  }

  async #send(batch: Batch): Promise<void> {
    const lane = this.#lanes[batch.shard];
    if (lane === undefined) return;
    this.#pipelines++;
    const replies = await this.#connection.append(lane.key, batch.events);
    this.#pipelines--;
    this.#settle(batch, lane, replies);
    this.#pumpSoon();
  }

  #settle(batch: Batch, lane: ShardLane, replies: readonly Reply[]): void {
    const { buffer, onProgress } = this.#options;
    let worst: ReplyVerdict = "written";
    let worstError: Error | undefined;
    let written = 0;
    buffer.settle(batch, (index) => {
      const error = replies[index] ?? null;
      const verdict = replyVerdict(error);
      if (verdict === "written") written++;
      else if (severity[verdict] > severity[worst]) {
        worst = verdict;
        worstError = error ?? undefined;
      }
      return verdict === "written";
    });
    this.sent += written;
    this.retried += batch.events.length - written;
    if (written > 0) {
      this.#connection.proven();
      this.#away.end(buffer.held);
      onProgress();
      this.#waiters.tell((position) => buffer.isWrittenUpTo(position));
    }
    this.#judge(lane, worst, worstError);
  }

  #judge(lane: ShardLane, worst: ReplyVerdict, error: Error | undefined): void {
    if (worst === "written" || error === undefined) {
      lane.succeeded();
      return;
    }
    lane.failed(worst, error, () => this.#pump());
    // A master that became a replica never takes writes again; a new connection may find the new master.
    if (replyCode(error) === "READONLY") this.#connection.drop(error);
  }

  /** An idle connection that ends is no news, and with nothing held there is nothing to connect for. */
  #lost(error: Error, wasReady: boolean): void {
    const { held, inFlight } = this.#options.buffer;
    if (held === 0) return;
    if (!wasReady || inFlight > 0) this.#away.begin(error, held);
    this.#connection.open();
  }
}

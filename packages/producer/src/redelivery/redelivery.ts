import type { Logger } from "@calltape/shared";
import type { Batch, HeldEvent } from "../bounded-buffer.js";
import type { Command, CommandReply } from "../redis-connection.js";
import { RecentlySent, type RecentlySentLimits } from "./recently-sent.js";
import { mayHaveLost, runIdOf, type ServerSight } from "./server-sight.js";
import { streamSightOf } from "./stream-sight.js";

/** Between two looks at a server that something was sent to lately, ms. */
const LOOK_INTERVAL_MS = 1_000;

/** What it needs of the connection. */
export interface RedeliveryConnection {
  readonly isReady: boolean;
  run(commands: readonly Command[]): Promise<readonly CommandReply[]>;
}

export interface RedeliveryOptions {
  readonly connection: RedeliveryConnection;
  /** Appends events, and tells of those that are `confirmed`; gives back those that were not written for sure. Never rejects. */
  readonly append: (shard: number, events: readonly HeldEvent[]) => Promise<readonly HeldEvent[]>;
  /** The stream of each shard. */
  readonly keys: readonly string[];
  readonly limits: RecentlySentLimits;
  readonly logger: Logger;
  /** Called when all that may have been lost is in Redis again. */
  readonly onDone: () => void;
}

/**
 * Sends again what Redis had confirmed and may have lost since.
 *
 *     watching --a look shows a loss--> sending again --all confirmed--> watching
 *
 * It looks after each connect, and every second as long as something was sent
 * lately. Sending again is harmless: the readers drop what they have.
 */
export class Redelivery {
  /** Events sent again so far. */
  redelivered = 0;
  readonly #options: RedeliveryOptions;
  readonly #recent: RecentlySent;
  readonly #confirmed: number[];
  #before: ServerSight | undefined;
  #isNewConnection = false;
  #isLooking = false;
  /** Whether somebody waits for one more look. */
  #isLookDue = false;
  #again: Batch[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: RedeliveryOptions) {
    this.#options = options;
    this.#recent = new RecentlySent(options.limits);
    this.#confirmed = options.keys.map(() => 0);
  }

  /** Whether there is nothing that Redis might not have, or might lose any moment. */
  get isIdle(): boolean {
    return this.#recent.isEmpty && this.isDone;
  }

  /** Whether nothing waits to be sent again, or to be looked for. */
  get isDone(): boolean {
    return this.#again.length === 0 && !this.#isLookDue;
  }

  /** Events Redis has just confirmed. */
  confirmed(shard: number, events: readonly HeldEvent[]): void {
    if (events.length === 0) return;
    this.#confirmed[shard] = (this.#confirmed[shard] ?? 0) + events.length;
    this.#recent.add({ shard, events }, performance.now());
    this.#lookLater();
  }

  /** There is a new connection, maybe to another server. */
  connected(): void {
    this.#isNewConnection = true;
    void this.#look();
  }

  /**
   * Hands out what is to be sent again and, while Redis is away, whatever it may
   * be found to have lost when it is back; and forgets that.
   */
  takeInDoubt(): readonly Batch[] {
    const lately = this.#options.connection.isReady ? [] : this.#recent.takeAll();
    const batches = [...this.#again, ...lately];
    this.#again = [];
    return batches;
  }

  /** Looks once more before the end, when there will be no next time; `isDone` waits for that. */
  lookAgain(): void {
    if (this.#recent.isEmpty || !this.#options.connection.isReady) return;
    this.#isLookDue = true;
    void this.#look();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #lookLater(): void {
    if (this.#isClosed || this.isIdle) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#look();
    }, LOOK_INTERVAL_MS).unref();
  }

  async #look(): Promise<void> {
    const { connection, keys, onDone } = this.#options;
    if (this.#isLooking || !connection.isReady) return;
    this.#isLooking = true;
    const isDue = this.#isLookDue;
    try {
      const confirmed = [...this.#confirmed];
      const isNewConnection = this.#isNewConnection;
      const askedAt = performance.now();
      const replies = await connection.run([
        ["INFO", "server"],
        ...keys.map((key): Command => ["XINFO", "STREAM", key]),
      ]);
      if (isDue) this.#isLookDue = false;
      // Lost on the way: the next connection is asked again.
      if (!connection.isReady) return;
      this.#isNewConnection = false;
      const [info, ...streams] = replies.map(([error, value]) => error ?? value);
      const now = { runId: runIdOf(info), streams: streams.map(streamSightOf) };
      const before = this.#before;
      this.#before = now;
      this.#confirmed.fill(0);
      if (before !== undefined && mayHaveLost(before, now, confirmed, isNewConnection)) this.#begin();
      else this.#recent.proven(askedAt);
      await this.#sendAgain();
    } finally {
      this.#isLooking = false;
      if (isDue) onDone();
      // It was asked for while this one was under way already.
      if (this.#isLookDue && connection.isReady) void this.#look();
      this.#isLookDue &&= connection.isReady;
      this.#lookLater();
    }
  }

  #begin(): void {
    const batches = this.#recent.takeAll();
    if (batches.length === 0) return;
    const events = batches.reduce((sum, batch) => sum + batch.events.length, 0);
    this.#again = [...this.#again, ...batches];
    this.#options.logger.warning("redis_may_have_lost_events", { sent_again: events });
  }

  async #sendAgain(): Promise<void> {
    const { append, connection, onDone } = this.#options;
    if (this.#again.length === 0) return;
    for (let batch = this.#again[0]; batch !== undefined; batch = this.#again[0]) {
      if (this.#isClosed || !connection.isReady) return;
      const { shard, events } = batch;
      const unwritten = await append(shard, events);
      const written = events.filter((event) => !unwritten.includes(event));
      this.redelivered += written.length;
      this.#again = [
        ...(unwritten.length > 0 ? [{ shard, events: unwritten }] : []),
        ...this.#again.slice(1),
      ];
      if (unwritten.length > 0) return;
    }
    onDone();
  }
}

import type { Logger } from "@calltape/shared";
import type { Batch, HeldEvent } from "../bounded-buffer.js";
import type { Command } from "../redis-connection.js";
import type { RedisRoute, ServerAndKeys } from "../redis-route.js";
import { RecentlySent, type RecentlySentLimits } from "./recently-sent.js";
import { isElsewhere, mayHaveLost, runIdOf, type ServerSight } from "./server-sight.js";
import { streamSightOf } from "./stream-sight.js";

/** Between two looks at a server that something was sent to lately, ms. */
const LOOK_INTERVAL_MS = 1_000;

export interface RedeliveryOptions {
  readonly connection: Pick<RedisRoute, "isReady" | "serversOf">;
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
 * lately, at each server for the streams it has. A server that is not there is
 * neither right nor wrong: its streams are judged when they are to be found
 * again. Sending again is harmless: the readers drop what they have.
 */
export class Redelivery {
  /** Events sent again so far. */
  redelivered = 0;
  readonly #options: RedeliveryOptions;
  readonly #recent: RecentlySent;
  /** Of each shard what was confirmed and is in no look yet, by when it was sent. */
  readonly #confirmed: { readonly sentAt: number; readonly count: number }[][];
  readonly #before: (ServerSight | undefined)[];
  #isLooking = false;
  /** Whether somebody waits for one more look. */
  #isLookDue = false;
  #again: Batch[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: RedeliveryOptions) {
    this.#options = options;
    this.#recent = new RecentlySent(options.limits);
    this.#confirmed = options.keys.map(() => []);
    this.#before = options.keys.map(() => undefined);
  }

  /** Whether there is nothing that Redis might not have, or might lose any moment. */
  get isIdle(): boolean {
    return this.#recent.isEmpty && this.isDone;
  }

  /** Whether nothing waits to be sent again, or to be looked for. */
  get isDone(): boolean {
    return this.#again.length === 0 && !this.#isLookDue;
  }

  /** Events Redis has just confirmed, and when they were sent, by `performance.now()`. */
  confirmed(shard: number, events: readonly HeldEvent[], sentAt: number): void {
    if (events.length === 0) return;
    this.#confirmed[shard]?.push({ sentAt, count: events.length });
    this.#recent.add({ shard, events }, performance.now());
    this.#lookLater();
  }

  /** There is a new connection, maybe to another server. */
  connected(): void {
    void this.#look();
  }

  /**
   * Hands out what is to be sent again and, while its server is away, whatever
   * that may be found to have lost when it is back; and forgets it.
   */
  takeInDoubt(): readonly Batch[] {
    const { connection, keys } = this.#options;
    const there = new Set(connection.serversOf(keys).flatMap((server) => server.keys));
    const away = keys.flatMap((key, shard) => (there.has(key) ? [] : [shard]));
    const batches = [...this.#again, ...this.#recent.takeAll(new Set(away))];
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
      await Promise.all(connection.serversOf(keys).map((one) => this.#lookAt(one)));
      if (isDue) this.#isLookDue = false;
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

  async #lookAt({ server, keys }: ServerAndKeys): Promise<void> {
    const shards = keys.map((key) => this.#options.keys.indexOf(key));
    const connection = server.serial;
    const askedAt = performance.now();
    const replies = await server.run([
      ["INFO", "server"],
      ...keys.map((key): Command => ["XINFO", "STREAM", key]),
    ]);
    // What was sent on this connection before the question is in the answer, and what was sent after it is not,
    // whenever it was confirmed. What is in it must be counted by now, or it would be counted on top of it later.
    await new Promise(setImmediate);
    // Lost on the way: the next connection is asked again.
    if (!server.isReady || server.serial !== connection) return;
    const [info, ...streams] = replies.map(([error, value]) => error ?? value);
    const [lost, proven] = [new Set<number>(), new Set<number>()];
    for (const [index, shard] of shards.entries()) {
      const stream = streams[index];
      if (isElsewhere(stream)) continue;
      const now = { runId: runIdOf(info), stream: streamSightOf(stream), connection };
      const before = this.#before[shard];
      const known = this.#confirmed[shard] ?? [];
      const confirmed = known.reduce((sum, { sentAt, count }) => sum + (sentAt < askedAt ? count : 0), 0);
      const isLost = before !== undefined && mayHaveLost(before, now, confirmed);
      (isLost ? lost : proven).add(shard);
      this.#before[shard] = now;
      this.#confirmed[shard] = known.filter(({ sentAt }) => sentAt >= askedAt);
    }
    this.#begin(lost);
    this.#recent.proven(askedAt, proven);
  }

  #begin(shards: ReadonlySet<number>): void {
    const batches = this.#recent.takeAll(shards);
    if (batches.length === 0) return;
    const events = batches.reduce((sum, batch) => sum + batch.events.length, 0);
    this.#again = [...this.#again, ...batches];
    this.#options.logger.warning("redis_may_have_lost_events", { sent_again: events });
  }

  async #sendAgain(): Promise<void> {
    const { append, connection, onDone } = this.#options;
    if (this.#again.length === 0) return;
    const failing = new Set<number>();
    for (const batch of [...this.#again]) {
      if (this.#isClosed || !connection.isReady) return;
      // What waits behind a batch that failed fails as well; what is not there any more was taken out meanwhile.
      if (failing.has(batch.shard) || !this.#again.includes(batch)) continue;
      const { shard, events } = batch;
      const unwritten = await append(shard, events);
      this.redelivered += events.length - unwritten.length;
      const left = unwritten.length === 0 ? [] : [{ shard, events: unwritten }];
      this.#again = this.#again.flatMap((one) => (one === batch ? left : [one]));
      if (unwritten.length > 0) failing.add(shard);
    }
    if (this.#again.length === 0) onDone();
  }
}

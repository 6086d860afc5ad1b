import type { Logger } from "@calltape/shared";
import type { Batch } from "../bounded-buffer.js";
import { readSegment } from "./read-segment.js";
import type { Spool } from "./spool.js";
import { SpoolKeeper } from "./spool-keeper.js";
import { SpoolLog } from "./spool-log.js";

/** How often it looks what there is to do, ms, beside being woken. */
const TICK_MS = 500;
/** What is written to the disk at once of that which Redis may have lost. */
const IN_DOUBT_EVENTS = 2_000;
/** Between two tries of a segment that the disk does not give back, ms. */
const READ_AGAIN_MS = 5_000;

/** Where events come from that Redis does not take. */
export interface StrandedEvents {
  /** Some of them, or none; of all that is held if `all`. To be settled: written or not. */
  take(all: boolean): Batch | undefined;
  settle(batch: Batch, isSpooled: boolean): void;
}

/** Where events go when Redis takes them again. */
export interface SpoolTarget {
  readonly isReady: boolean;
  /** Asks for a connection. */
  open(): void;
  /** Appends events; resolves with those that were not written for sure. Never rejects. */
  append(events: readonly string[]): Promise<readonly string[]>;
}

export interface SpoolCounts {
  /** Events written to disk. */
  spooled: number;
  /** Events brought from disk to Redis, also those that other processes had spooled. */
  unspooled: number;
  /** Lines that could not be read back: cut short by a kill, or changed since. */
  damaged: number;
}

export interface SpoolPumpOptions {
  readonly spool: Spool;
  readonly stranded: StrandedEvents;
  readonly target: SpoolTarget;
  readonly logger: Logger;
  /** Called when nothing of this process is left on disk. */
  readonly onEmptied: () => void;
}

/**
 * Moves events between memory, disk and Redis, one step after the other:
 *
 *     events are stranded            --> write them to disk
 *     Redis is ready, disk has some  --> send the oldest segment, then remove it
 *     nothing to do                  --> wait for a tick, or to be woken
 *
 * A segment is removed only when Redis has confirmed each of its events; killed
 * before that, the next process sends it again, and the readers drop what they
 * have.
 */
export class SpoolPump {
  readonly counts: SpoolCounts = { spooled: 0, unspooled: 0, damaged: 0 };
  readonly #options: SpoolPumpOptions;
  readonly #log: SpoolLog;
  readonly #keeper: SpoolKeeper;
  readonly #tick: NodeJS.Timeout;
  #work: Promise<void> | undefined;
  #isEmpty = true;
  #isRefusing = false;
  /** Whether there may be events on disk that were recorded in this process. */
  #holdsOwn = false;
  #sentSinceEmpty = 0;
  /** Segments the disk does not give back just now; they hold up no other. */
  readonly #retryAt = new Map<string, number>();
  #isClosed = false;

  constructor(options: SpoolPumpOptions) {
    this.#options = options;
    this.#log = new SpoolLog(options.logger);
    this.#keeper = new SpoolKeeper(options.spool);
    this.#tick = setInterval(() => this.wake(), TICK_MS).unref();
    this.wake();
  }

  /** Whether everything spooled in this process is in Redis. */
  get isClear(): boolean {
    return !this.#holdsOwn;
  }

  /** Whether the disk took the last events it was given. */
  get isRefusing(): boolean {
    return this.#isRefusing;
  }

  get bytes(): number {
    return this.#options.spool.bytes;
  }

  wake(): void {
    if (this.#isClosed) return;
    this.#work ??= this.#run().finally(() => {
      this.#work = undefined;
    });
  }

  /** Writes everything held in memory to disk, whether or not Redis is there, and first what else is given, as JSON. */
  async spoolAll(inDoubt: readonly string[] = []): Promise<void> {
    await this.#work;
    this.#work = this.#spoolInDoubt(inDoubt)
      .then(() => this.#spoolStranded(true))
      .finally(() => {
        this.#work = undefined;
      });
    await this.#work;
  }

  /** Ends what is under way, writes what memory still holds to disk, and leaves it to the next process. */
  async close(inDoubt: readonly string[] = []): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#tick);
    await this.spoolAll(inDoubt);
    await this.#guard(() => this.#options.spool.close());
  }

  async #run(): Promise<void> {
    const adopted = (await this.#guard(() => this.#keeper.look())) ?? 0;
    if (adopted > 0) this.#adopted(adopted);
    do await this.#spoolStranded();
    while (!this.#isClosed && (await this.#sendSegment()));
  }

  async #spoolInDoubt(events: readonly string[]): Promise<void> {
    for (let first = 0; first < events.length; first += IN_DOUBT_EVENTS) {
      if (!(await this.#write(events.slice(first, first + IN_DOUBT_EVENTS)))) return;
    }
  }

  /** Returns when there is nothing stranded, or the disk takes no more. */
  async #spoolStranded(all = false): Promise<void> {
    const { stranded } = this.#options;
    for (let batch = stranded.take(all); batch !== undefined; batch = stranded.take(all)) {
      const isSpooled = await this.#write(batch.events.map(({ json }) => json));
      stranded.settle(batch, isSpooled);
      if (!isSpooled) return;
    }
  }

  /** Returns whether the disk took them. */
  async #write(events: readonly string[]): Promise<boolean> {
    try {
      await this.#options.spool.write(events);
    } catch (error) {
      this.#isRefusing = true;
      this.#log.failed(error);
      return false;
    }
    this.#isRefusing = false;
    this.#isEmpty = false;
    this.#holdsOwn = true;
    this.counts.spooled += events.length;
    this.#log.spooled(events.length);
    return true;
  }

  /** Returns whether a segment was sent and removed, so that another may be. */
  async #sendSegment(): Promise<boolean> {
    const { spool, target } = this.#options;
    if (this.#isEmpty) return false;
    if (!target.isReady) {
      target.open();
      return false;
    }
    const segments = (await this.#guard(() => spool.segments())) ?? [];
    const now = performance.now();
    const segment = segments.find((path) => (this.#retryAt.get(path) ?? 0) <= now);
    if (segment !== undefined) return this.#send(segment);
    if (segments.length === 0) this.#emptied();
    return false;
  }

  async #send(segment: string): Promise<boolean> {
    let sent = 0;
    let damaged = 0;
    try {
      for await (const part of readSegment(segment)) {
        damaged += part.damaged;
        if (!(await this.#append(part.events))) return false;
        sent += part.events.length;
        await this.#spoolStranded();
      }
      await this.#options.spool.remove(segment);
    } catch (error) {
      this.#retryAt.set(segment, performance.now() + READ_AGAIN_MS);
      this.#log.unreadable(segment, error);
      return true;
    }
    this.#sentSinceEmpty += sent;
    this.counts.unspooled += sent;
    this.counts.damaged += damaged;
    if (damaged > 0) this.#log.damaged(segment, damaged);
    return true;
  }

  /** Tries once more what was not written; then the segment waits for the next tick. */
  async #append(events: readonly string[]): Promise<boolean> {
    const { target } = this.#options;
    const unwritten = await target.append(events);
    return unwritten.length === 0 || (target.isReady && (await target.append(unwritten)).length === 0);
  }

  #adopted(processes: number): void {
    this.#isEmpty = false;
    this.#log.adopted(processes);
  }

  #emptied(): void {
    this.#retryAt.clear();
    this.#isEmpty = true;
    this.#holdsOwn = false;
    this.#options.onEmptied();
    if (this.#sentSinceEmpty > 0) this.#log.emptied(this.#sentSinceEmpty);
    this.#sentSinceEmpty = 0;
  }

  /** A disk that fails costs nothing but what it should have held. */
  async #guard<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#log.failed(error);
      return undefined;
    }
  }
}

import type { RecordedCall } from "../recorded-call.js";
import type { CallWatcher } from "./call-watcher.js";
import { LiveCalls } from "./live-calls.js";
import type { RedisSessions } from "./redis-sessions.js";
import type { VersionClock } from "./version-clock.js";

/** How long the first event after a write waits for more, of all calls: that much of a tape dies with its process. */
const KEEP_AFTER_MS = 250;
/** So many calls are not left waiting for it. */
const MAX_CHANGED = 10_000;

/**
 * Keeps the sessions of the calls recorded here. An event costs one look into a
 * set; where the tapes stand is asked a moment later, of all that have moved at
 * once. While nobody speaks there is no timer.
 */
export class CallKeeper implements CallWatcher {
  readonly live = new LiveCalls();
  readonly #sessions: RedisSessions;
  readonly #clock: VersionClock;
  readonly #isKeeping: boolean;
  /** The calls that have moved since their tape was last kept, with the version of the first move. */
  readonly #moved = new Map<RecordedCall, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(sessions: RedisSessions, clock: VersionClock, isKeeping: boolean) {
    this.#sessions = sessions;
    this.#clock = clock;
    this.#isKeeping = isKeeping;
  }

  get hasMoved(): boolean {
    return this.#moved.size > 0;
  }

  began(call: RecordedCall): void {
    this.live.add(call);
    this.spoke(call);
  }

  spoke(call: RecordedCall): void {
    if (!this.#isKeeping || this.#moved.has(call)) return;
    this.#moved.set(call, this.#clock.next());
    if (this.#moved.size >= MAX_CHANGED) this.keep();
    else this.#timer ??= setTimeout(() => this.keep(), KEEP_AFTER_MS).unref();
  }

  ended(call: RecordedCall): void {
    this.live.remove(call);
    this.#moved.delete(call);
    if (this.#isKeeping) this.#sessions.endTape(call.tape());
  }

  /** Hands where the tapes stand to the sessions, to be written. */
  keep(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [call, version] of this.#moved) this.#sessions.keepTape(call.tape(), version);
    this.#moved.clear();
  }
}

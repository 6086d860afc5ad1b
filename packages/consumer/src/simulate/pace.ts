import { setImmediate, setTimeout } from "node:timers/promises";
import type { Recorder } from "@calltape/producer";

/** At full speed the recorder is left to catch up when it holds more than this. */
const MOST_BUFFERED = 2000;

/** At full speed with Redis away: how long to leave the recorder alone. */
const RETRY_MS = 200;

/** The longest sleep; a timer of Node takes no more than 24 days. */
const LONGEST_SLEEP_MS = 3_600_000;

/**
 * How fast a simulated clock goes. In life, and so many times faster, the
 * recorder is not asked whether it keeps up: real calls do not ask either. Only
 * at full speed (`Infinity`) it sets the pace.
 */
export class Pace {
  readonly #speed: number;
  readonly #recorder: Recorder;
  readonly #signal: AbortSignal | undefined;
  readonly #begunAt = performance.now();

  constructor(speed: number, recorder: Recorder, signal: AbortSignal | undefined) {
    if (!(speed > 0)) throw new RangeError("speed must be above 0");
    this.#speed = speed;
    this.#recorder = recorder;
    this.#signal = signal;
  }

  get isStopped(): boolean {
    return this.#signal?.aborted === true;
  }

  /** Whether what is due at this simulated time, in milliseconds since the begin, is due now. */
  isDue(at: number): boolean {
    return at < Number.POSITIVE_INFINITY && at <= (performance.now() - this.#begunAt) * this.#speed;
  }

  /** Waits until what is next is due, the recorder can take it, and everybody else had their turn. */
  async until(at: number): Promise<void> {
    if (this.#speed === Number.POSITIVE_INFINITY) return this.#untilTaken();
    const waitMs = at / this.#speed - (performance.now() - this.#begunAt);
    if (waitMs > 0) await this.#sleep(waitMs);
    else await setImmediate();
  }

  async #untilTaken(): Promise<void> {
    await setImmediate();
    while (this.#recorder.stats().buffered > MOST_BUFFERED && !this.isStopped) {
      if (!(await this.#recorder.flush({ timeoutMs: RETRY_MS }))) await this.#sleep(RETRY_MS);
    }
  }

  async #sleep(waitMs: number): Promise<void> {
    const options = this.#signal === undefined ? {} : { signal: this.#signal };
    // An aborted sleep is over like any other; whoever waits sees that it is stopped.
    await setTimeout(Math.min(waitMs, LONGEST_SLEEP_MS), undefined, options).catch(() => undefined);
  }
}

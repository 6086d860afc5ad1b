// @ts-check
import { setTimeout as delay } from "node:timers/promises";
import { DelayHistogram } from "../../packages/consumer/dist/index.js";

/** Redrawn that often on a terminal, and written that often elsewhere, ms. */
const ON_A_TERMINAL = 200;
const ELSEWHERE = 5_000;

/** What happens just now, in one line. */
export class LiveLine {
  #committed = 0;
  #delay = new DelayHistogram();
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #isTerminal = process.stdout.isTTY === true;

  /**
   * @param {import("../../packages/consumer/dist/index.js").SimulationCounts} counts
   * @param {import("../../packages/producer/dist/index.js").Recorder} recorder
   */
  constructor(counts, recorder) {
    this.counts = counts;
    this.recorder = recorder;
  }

  get delay() {
    return this.#delay;
  }

  /** @param {import("../../packages/consumer/dist/index.js").CommitReport} report */
  committed({ accepted, delaysMs }) {
    this.#committed += accepted.length;
    for (const ms of delaysMs) this.#delay.record(ms);
  }

  start() {
    this.#timer = setInterval(() => this.#draw(), this.#isTerminal ? ON_A_TERMINAL : ELSEWHERE);
  }

  stop() {
    clearInterval(this.#timer);
    this.#draw();
    if (this.#isTerminal) process.stdout.write("\n");
  }

  /**
   * Waits until so many events are committed, or the time is over.
   *
   * @param {number} events
   * @param {number} timeoutMs
   */
  async untilCommitted(events, timeoutMs) {
    const end = performance.now() + timeoutMs;
    while (this.#committed < events && performance.now() < end) await delay(20);
  }

  #draw() {
    const { live, recorded } = this.counts;
    const backlog = Math.max(0, recorded - this.#committed);
    const delayText = `p50 ${this.#delay.percentile(50)} ms, p99 ${this.#delay.percentile(99)} ms`;
    const text = `calls live ${live} | events recorded ${recorded} | committed ${this.#committed} | backlog ${backlog} | append to commit ${delayText}`;
    const width = process.stdout.columns ?? 80;
    process.stdout.write(this.#isTerminal ? `\r\u001b[2K${text.slice(0, width - 1)}` : `${text}\n`);
  }
}

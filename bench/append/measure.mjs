import { monitorEventLoopDelay, PerformanceObserver } from "node:perf_hooks";
import { setTimeout as sleep, setImmediate as turnOfTheLoop } from "node:timers/promises";
import { percentile } from "../dist/measure/statistics.js";
import { turnFields } from "./turns.mjs";

/** @typedef {import("./subjects.mjs").Subject} Subject */

/** What is compiled and grown on the way is no handler's everyday life. */
const WARM_UP_MS = 1_500;
/** In one turn of the loop at most: what more is due comes after what else the loop has to do. */
const AT_ONCE = 100;
/** A full-speed handler holds back here, as a handler's own work would. */
const HELD_AT_FULL_SPEED = 2_000;
/** Events over which memory is weighed. */
const WEIGHED = 10_000;

/**
 * Records at a steady rate. What one call costs: for a `void` method its time,
 * for an awaited one until the handler goes on. In µs, delays of the loop in ms.
 *
 * @param {Subject} subject
 * @param {{ perSecond: number, seconds: number }} options
 */
export async function measureSteady(subject, { perSecond, seconds }) {
  await recordSteadily(perSecond, WARM_UP_MS, (n) => subject.record(n, turnFields(n)));
  const times = new Float64Array(Math.ceil(perSecond * seconds));
  let recorded = 0;
  let answered = 0;
  let peak = 0;
  const note = (/** @type {number} */ since) => {
    if (answered < times.length) times[answered++] = (performance.now() - since) * 1_000;
  };
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const before = process.cpuUsage();
  const started = performance.now();
  loop.enable();
  await recordSteadily(perSecond, seconds * 1_000, (n) => {
    const turn = turnFields(n);
    const since = performance.now();
    const added = subject.record(n, turn);
    if (added === undefined) note(since);
    else {
      const noted = () => note(since);
      added.then(noted, noted);
    }
    recorded++;
    if (n % AT_ONCE === 0) peak = Math.max(peak, subject.waiting());
  });
  const took = performance.now() - started;
  loop.disable();
  const { user, system } = process.cpuUsage(before);
  const sorted = times.subarray(0, answered).sort();
  const at = (/** @type {number} */ share) => percentile([...sorted], share);
  return {
    perSecond: (recorded / took) * 1_000,
    ...{ recorded, answered, waitingAtMost: peak, refused: subject.refused() },
    ...{ p50: at(50), p99: at(99), p999: at(99.9) },
    ...{ loopP99: loop.percentile(99) / 1e6, loopMax: loop.max / 1e6 },
    processor: (user + system) / recorded,
  };
}

/**
 * Calls `record` with the number of each turn that is due by now, and lets the loop go round.
 *
 * @param {number} perSecond
 * @param {number} ms
 * @param {(n: number) => unknown} record
 */
async function recordSteadily(perSecond, ms, record) {
  const started = performance.now();
  for (let n = 0; ; ) {
    const elapsed = performance.now() - started;
    if (elapsed >= ms) return;
    const due = (elapsed * perSecond) / 1_000;
    for (let i = 0; i < AT_ONCE && n < due; i++) record(n++);
    await (n < due ? turnOfTheLoop() : sleep(1));
  }
}

/**
 * Records as fast as Redis confirms.
 *
 * @param {Subject} subject
 * @param {{ events: number }} options
 */
export async function measureFullSpeed(subject, { events }) {
  await recordAll(subject, events / 4);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const before = process.cpuUsage();
  const started = performance.now();
  loop.enable();
  await recordAll(subject, events);
  const took = performance.now() - started;
  loop.disable();
  const { user, system } = process.cpuUsage(before);
  return {
    perSecond: (events / took) * 1_000,
    refused: subject.refused(),
    ...{ loopP99: loop.percentile(99) / 1e6, loopMax: loop.max / 1e6 },
    processor: (user + system) / events,
  };
}

async function recordAll(/** @type {Subject} */ subject, /** @type {number} */ events) {
  for (let n = 0; n < events; ) {
    const isHeldBack = subject.waiting() >= HELD_AT_FULL_SPEED;
    for (let i = 0; i < AT_ONCE && n < events && !isHeldBack; i++, n++) subject.record(n, turnFields(n));
    // Turning in circles would be counted as work.
    await (isHeldBack ? sleep(1) : turnOfTheLoop());
  }
  await subject.drained();
}

/**
 * Bytes that recording an event leaves to the garbage collector, sending
 * included where there is a Redis. Needs a young generation that holds them all.
 *
 * @param {Subject} subject
 * @param {{ drains: boolean }} options
 */
export async function measureMemory(subject, { drains }) {
  const run = async () => {
    for (let n = 0; n < WEIGHED; ) {
      for (let i = 0; i < AT_ONCE; i++, n++) subject.record(n, turnFields(n));
      await turnOfTheLoop();
    }
    if (drains) await subject.drained();
  };
  for (let round = 0; round < 4; round++) await run();
  let collections = 0;
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length;
  });
  globalThis.gc?.();
  await turnOfTheLoop();
  observer.observe({ entryTypes: ["gc"] });
  const before = process.memoryUsage();
  await run();
  const after = process.memoryUsage();
  await turnOfTheLoop();
  observer.disconnect();
  const bytes = after.heapUsed - before.heapUsed + after.external - before.external;
  return { bytes: bytes / WEIGHED, collections };
}

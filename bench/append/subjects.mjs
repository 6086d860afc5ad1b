import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createRecorder } from "@calltape/producer";
import { Queue } from "bullmq";
import { Redis } from "ioredis";

/** @typedef {import("@calltape/producer").TurnFields} TurnFields */
/**
 * A way to record turns.
 *
 * @typedef {object} Subject
 * @property {(n: number, turn: TurnFields) => void | Promise<unknown>} record Records the n-th turn; where it returns a promise, its handler awaits it.
 * @property {() => number} waiting Turns recorded and not known to be in Redis.
 * @property {() => Promise<unknown>} drained Waits until all that was recorded is in Redis.
 * @property {() => number} refused Turns that were not taken.
 * @property {() => Promise<unknown>} close
 */

/** So many calls go on at the same time. */
const CALLS = 100;

/** @type {Readonly<Record<string, (redisUrl: string) => Subject>>} */
export const subjects = {
  nothing: () =>
    awaited(
      () => undefined,
      async () => undefined,
    ),
  calltape,
  xadd,
  bullmq,
};

/** @returns {Subject} */
function calltape(/** @type {string} */ redisUrl) {
  const recorder = createRecorder({ redisUrl });
  const calls = Array.from({ length: CALLS }, () => recorder.startCall({ direction: "inbound" }));
  return {
    record: (n, turn) => calls[n % CALLS]?.turn(turn),
    waiting: () => recorder.stats().buffered,
    drained: () => recorder.flush({ timeoutMs: 60_000 }),
    refused: () => recorder.stats().refused.buffer_full,
    close: () => recorder.close({ timeoutMs: 100 }),
  };
}

/** What a handler does without an SDK: the same event, awaited, so that an error is seen. */
function xadd(/** @type {string} */ redisUrl) {
  const redis = new Redis(redisUrl);
  redis.on("error", () => undefined);
  const call_id = randomUUID();
  const call_started_at = new Date().toISOString();
  const eventOf = (/** @type {number} */ n, /** @type {TurnFields} */ data) => {
    const at = new Date().toISOString();
    const envelope = { v: 1, id: randomUUID(), type: "turn.completed", call_id, call_started_at, at, seq: n };
    return JSON.stringify({ ...envelope, data });
  };
  return awaited(
    (n, turn) => redis.xadd("bench:{0}:events", "*", "event", eventOf(n, turn)),
    async () => redis.disconnect(),
  );
}

/** A job for each turn, as BullMQ's guide adds them. */
function bullmq(/** @type {string} */ redisUrl) {
  const { hostname, port } = new URL(redisUrl);
  const queue = new Queue("bench", { connection: { host: hostname, port: Number(port) } });
  queue.on("error", () => undefined);
  return awaited(
    (_n, turn) => queue.add("turn", turn),
    () => queue.disconnect(),
  );
}

/**
 * @param {Subject["record"]} add
 * @param {Subject["close"]} close
 * @returns {Subject}
 */
function awaited(add, close) {
  let pending = 0;
  const done = () => {
    pending--;
  };
  return {
    record: (n, turn) => {
      const added = add(n, turn);
      if (added === undefined) return;
      pending++;
      added.then(done, done);
      return added;
    },
    waiting: () => pending,
    drained: async () => {
      while (pending > 0) await sleep(1);
    },
    refused: () => 0,
    close,
  };
}

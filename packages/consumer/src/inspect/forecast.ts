import { undone } from "./flow.js";
import type { Flow, RedisState } from "./snapshot.js";

const NEVER = Number.POSITIVE_INFINITY;

/** How long until nothing is left to do if it goes on like this, ms: 0 if nothing is, `Infinity` if never. Pure. */
export function untilDrained({ streams }: RedisState, { inPerSecond, outPerSecond }: Flow): number {
  const left = undone(streams);
  if (left === 0) return 0;
  if (Number.isNaN(inPerSecond) || Number.isNaN(left)) return Number.NaN;
  return outPerSecond > inPerSecond ? (left * 1_000) / (outPerSecond - inPerSecond) : NEVER;
}

/** Bytes an entry takes, all that belongs to it counted; not known while there is none. */
export function bytesPerEntry({ streams }: RedisState): number {
  const entries = streams.reduce((total, { length }) => total + length, 0);
  const bytes = streams.reduce((total, stream) => total + (stream.length === 0 ? 0 : stream.bytes), 0);
  return entries === 0 ? Number.NaN : bytes / entries;
}

/**
 * How long until Redis is full if it goes on like this, ms: 0 if it is,
 * `Infinity` if never. Entries stay for the replay window after they came, and
 * for longer only if they are not stored; so memory grows by all that comes in
 * until the oldest entry leaves the window, and from then on by what comes in
 * and is not stored. Pure.
 *
 * @param replayWindow how long stored entries stay, ms
 */
export function untilFull(redis: RedisState, flow: Flow, replayWindow: number): number {
  const room = redis.limit - redis.used;
  if (room <= 0) return 0;
  if (flow.inPerSecond === 0) return NEVER;
  const bytesIn = (flow.inPerSecond * bytesPerEntry(redis)) / 1_000;
  const kept = (Math.max(0, flow.inPerSecond - flow.outPerSecond) * bytesPerEntry(redis)) / 1_000;
  const whole = room / bytesIn;
  if (Number.isNaN(whole)) return Number.NaN;
  const untilTrimmed = Math.max(0, replayWindow - oldestAge(redis));
  if (whole <= untilTrimmed) return whole;
  return kept > 0 ? untilTrimmed + (room - bytesIn * untilTrimmed) / kept : NEVER;
}

function oldestAge({ streams, time }: RedisState): number {
  const ages = streams.map(({ firstAt }) => (firstAt === undefined ? 0 : time.getTime() - firstAt.getTime()));
  return Math.max(0, ...ages);
}

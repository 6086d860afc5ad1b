import fc from "fast-check";
import { expect, test } from "vitest";
import { wellRedis, wellStream } from "../../fixtures/any-snapshot.js";
import { flowBetween, UNKNOWN_FLOW } from "./flow.js";
import { untilDrained, untilFull } from "./forecast.js";
import type { RedisState, StreamState } from "./snapshot.js";

const HOUR = 3_600_000;
const later = (ms: number, stream: Partial<StreamState>): RedisState => ({
  ...wellRedis,
  time: new Date(wellRedis.time.getTime() + ms),
  streams: [{ ...wellStream, ...stream }],
});
const waiting = (count: number) => ({ backlog: { waiting: count, pending: 0, oldestMs: 1_000 } });
const rates = (inPerSecond: number, outPerSecond: number) => ({ windowMs: 2_000, inPerSecond, outPerSecond });

test("rates are what was added, and what of it does not wait any more", () => {
  const before = later(0, { added: 100, ...waiting(10) });
  expect(flowBetween(before, later(2_000, { added: 140, ...waiting(20) }))).toEqual(rates(20, 15));
  expect(flowBetween(before, later(2_000, { added: 140, ...waiting(50) }))).toEqual(rates(20, 0));
  expect(flowBetween(before, later(2_000, { added: 100, ...waiting(0) }))).toEqual(rates(0, 5));
});

test("rates are not known of a Redis that does not count, or that was emptied, or in no time", () => {
  const before = later(0, { added: 100 });
  expect(flowBetween(before, later(2_000, { added: Number.NaN }))).toEqual(UNKNOWN_FLOW);
  expect(flowBetween(before, later(2_000, { added: 3 }))).toEqual(UNKNOWN_FLOW);
  expect(flowBetween(before, before)).toEqual(UNKNOWN_FLOW);
});

test("it is drained at once where nothing waits, in time where more is stored than comes, and else never", () => {
  expect(untilDrained(later(0, waiting(0)), rates(10, 0))).toBe(0);
  expect(untilDrained(later(0, waiting(100)), rates(10, 20))).toBe(10_000);
  expect(untilDrained(later(0, waiting(100)), rates(10, 10))).toBe(Number.POSITIVE_INFINITY);
  expect(untilDrained(later(0, waiting(100)), UNKNOWN_FLOW)).toBeNaN();
});

// 1,000 entries of 1,300 bytes, 3 GB of room.
const old = { firstAt: new Date(wellRedis.time.getTime() - HOUR) };
const fresh = { firstAt: wellRedis.time };
const room = (bytes: number, stream: Partial<StreamState>) => ({
  ...later(0, stream),
  ...{ used: 1e9, limit: 1e9 + bytes },
});

test("with nothing stored Redis fills up by all that comes in", () => {
  expect(untilFull(room(1_300_000, fresh), rates(10, 0), HOUR)).toBe(100_000);
  expect(untilFull(room(1_300_000, old), rates(10, 0), HOUR)).toBe(100_000);
});

test("with all stored it fills up only if the replay window does not fit in", () => {
  expect(untilFull(room(1_300_000, fresh), rates(10, 10), 99_000)).toBe(Number.POSITIVE_INFINITY);
  expect(untilFull(room(1_300_000, fresh), rates(10, 10), 101_000)).toBe(100_000);
  expect(untilFull(room(1_300_000, old), rates(10, 10), HOUR)).toBe(Number.POSITIVE_INFINITY);
});

test("with some stored it fills up by all, and after the window by what is not stored", () => {
  expect(untilFull(room(1_300_000, old), rates(10, 5), HOUR)).toBe(200_000);
  expect(untilFull(room(1_300_000, fresh), rates(10, 5), 50_000)).toBe(150_000);
});

test("it is full when it is full, never when nothing comes, and not known without entries", () => {
  expect(untilFull(room(0, old), rates(10, 10), HOUR)).toBe(0);
  expect(untilFull(room(1, old), rates(0, 0), HOUR)).toBe(Number.POSITIVE_INFINITY);
  expect(untilFull(room(1, { ...old, length: 0 }), rates(10, 0), HOUR)).toBeNaN();
});

test("the more comes in, the sooner it is full; the more is stored, the later", () => {
  const amount = fc.integer({ min: 1, max: 100_000 });
  fc.assert(
    fc.property(amount, amount, amount, amount, (bytes, come, stored, more) => {
      const redis = room(bytes * 1_300, fresh);
      const until = (inPerSecond: number, outPerSecond: number) =>
        untilFull(redis, rates(inPerSecond, outPerSecond), 60_000);
      expect(until(come + more, stored)).toBeLessThanOrEqual(until(come, stored) * (1 + 1e-9));
      expect(until(come, stored + more) * (1 + 1e-9)).toBeGreaterThanOrEqual(until(come, stored));
    }),
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Batch } from "../bounded-buffer.js";
import { RecentlySent } from "./recently-sent.js";

const SHARDS = 3;
const batchOf = (shard: number, position: number, bytes: number): Batch => ({
  shard,
  events: [{ json: "{}", bytes, position }],
});
const positions = (batches: readonly Batch[]) =>
  batches.flatMap(({ events }) => events.map(({ position }) => position));
const shard = fc.nat(SHARDS - 1);

describe("RecentlySent", () => {
  it("keeps everything sent less than the window before its server was last proven, within its bytes", () => {
    const step = fc.oneof(
      fc.record({ wait: fc.nat(400), shard, bytes: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ wait: fc.nat(400), proven: fc.uniqueArray(shard) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), shard, (steps, lost) => {
        const recent = new RecentlySent({ maxAgeMs: 1_000, maxBytes: 200 });
        let kept: { at: number; position: number; bytes: number; shard: number }[] = [];
        let now = 0;
        for (const [position, next] of steps.entries()) {
          now += next.wait;
          if ("bytes" in next) {
            recent.add(batchOf(next.shard, position, next.bytes), now);
            kept.push({ at: now, position, bytes: next.bytes, shard: next.shard });
            const sizeFrom = (first: number) => kept.slice(first).reduce((sum, { bytes }) => sum + bytes, 0);
            kept = kept.slice(kept.findIndex((_, index) => sizeFrom(index) <= 200));
          } else {
            recent.proven(now, new Set(next.proven));
            kept = kept.filter((event) => !next.proven.includes(event.shard) || event.at > now - 1_000);
          }
        }
        expect(recent.bytes).toBeLessThanOrEqual(200);
        for (const isTaken of [(one: number) => one === lost, (one: number) => one !== lost]) {
          const taken = [...Array(SHARDS).keys()].filter(isTaken);
          const expected = kept.filter((event) => isTaken(event.shard)).map(({ position }) => position);
          expect(positions(recent.takeAll(new Set(taken)))).toEqual(expected);
        }
        expect(recent.isEmpty).toBe(true);
        expect(recent.bytes).toBe(0);
      }),
    );
  });
});

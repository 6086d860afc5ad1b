import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Batch } from "../bounded-buffer.js";
import { RecentlySent } from "./recently-sent.js";

const batchOf = (position: number, bytes: number): Batch => ({
  shard: 0,
  events: [{ json: "{}", bytes, position }],
});
const positions = (batches: readonly Batch[]) =>
  batches.flatMap(({ events }) => events.map(({ position }) => position));

describe("RecentlySent", () => {
  it("keeps everything sent less than the window before Redis was last proven, within its bytes", () => {
    const step = fc.oneof(
      fc.record({ wait: fc.nat(400), bytes: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ wait: fc.nat(400), proven: fc.constant(true) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const recent = new RecentlySent({ maxAgeMs: 1_000, maxBytes: 200 });
        const sent: { at: number; position: number; bytes: number }[] = [];
        let now = 0;
        let provenAt = Number.NEGATIVE_INFINITY;
        for (const [position, next] of steps.entries()) {
          now += next.wait;
          if ("bytes" in next) {
            recent.add(batchOf(position, next.bytes), now);
            sent.push({ at: now, position, bytes: next.bytes });
          } else {
            recent.proven(now);
            provenAt = now;
          }
        }
        let bytes = 0;
        const expected = sent
          .reverse()
          .filter((event) => {
            bytes += event.bytes;
            return bytes <= 200 && event.at > provenAt - 1_000;
          })
          .map(({ position }) => position)
          .reverse();
        expect(recent.bytes).toBeLessThanOrEqual(200);
        expect(positions(recent.takeAll())).toEqual(expected);
        expect(recent.isEmpty).toBe(true);
        expect(recent.bytes).toBe(0);
      }),
    );
  });
});

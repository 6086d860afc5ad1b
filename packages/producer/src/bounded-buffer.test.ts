import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Batch, BoundedBuffer } from "./bounded-buffer.js";
import { admissionLimit, type Importance } from "./importance.js";

const offer = (
  buffer: BoundedBuffer,
  json: string,
  importance: Importance = "ordinary",
  bytes = 10,
  shard = 0,
) => buffer.offer(shard, json, bytes, importance);

function fill(buffer: BoundedBuffer, importance: Importance, bytes = 10): number {
  let admitted = 0;
  while (offer(buffer, `${importance} ${admitted}`, importance, bytes)) admitted++;
  return admitted;
}

describe("admission", () => {
  it("keeps room by count for starts, then transfers, then ends", () => {
    const buffer = new BoundedBuffer(1, { maxEvents: 100, maxBytes: 1e9 });
    expect(fill(buffer, "ordinary")).toBe(90);
    expect(fill(buffer, "start")).toBe(4);
    expect(fill(buffer, "transfer")).toBe(3);
    expect(fill(buffer, "end")).toBe(3);
    expect(buffer.held).toBe(100);
  });

  it("keeps room by bytes in the same order", () => {
    const buffer = new BoundedBuffer(1, { maxEvents: 1e9, maxBytes: 1000 });
    expect([
      fill(buffer, "ordinary"),
      fill(buffer, "start"),
      fill(buffer, "transfer"),
      fill(buffer, "end"),
    ]).toEqual([90, 4, 3, 3]);
    expect(buffer.heldBytes).toBe(1000);
  });

  it("counts what is in flight as held until it is settled", () => {
    const buffer = new BoundedBuffer(1, { maxEvents: 100, maxBytes: 1e9 });
    fill(buffer, "ordinary");
    const batch = buffer.take(0, 50, 1e9) as Batch;
    expect(offer(buffer, "no room")).toBe(false);
    expect([buffer.held, buffer.inFlight, buffer.waiting(0)]).toEqual([90, 50, 40]);
    buffer.settle(batch, () => true);
    expect(offer(buffer, "room")).toBe(true);
    expect([buffer.held, buffer.inFlight, buffer.waiting(0)]).toEqual([41, 0, 41]);
  });
});

describe("take", () => {
  it("ends a batch before it exceeds the bytes, but takes a single event of any size", () => {
    const buffer = new BoundedBuffer(1, { maxEvents: 100, maxBytes: 1e9 });
    for (const bytes of [60, 30, 30, 500]) offer(buffer, String(bytes), "end", bytes);
    const sizes = () => buffer.take(0, 10, 100)?.events.map(({ json }) => json);
    expect([sizes(), sizes(), sizes(), sizes()]).toEqual([["60", "30"], ["30"], ["500"], undefined]);
  });
});

describe("isWrittenUpTo", () => {
  it("waits for the events before a position and for no later one", () => {
    const buffer = new BoundedBuffer(2, { maxEvents: 100, maxBytes: 1e9 });
    offer(buffer, "a");
    offer(buffer, "b", "ordinary", 10, 1);
    const position = buffer.lastPosition;
    offer(buffer, "c");
    const first = buffer.take(0, 1, 1e9) as Batch;
    const second = buffer.take(1, 1, 1e9) as Batch;
    buffer.settle(first, () => true);
    expect(buffer.isWrittenUpTo(position)).toBe(false);
    buffer.settle(second, () => false);
    expect(buffer.isWrittenUpTo(position)).toBe(false);
    buffer.settle(buffer.take(1, 1, 1e9) as Batch, () => true);
    expect(buffer.isWrittenUpTo(position)).toBe(true);
    expect(buffer.isWrittenUpTo(buffer.lastPosition)).toBe(false);
  });
});

type Step =
  | { readonly do: "offer"; readonly shard: number; readonly importance: Importance; readonly bytes: number }
  | { readonly do: "take"; readonly shard: number; readonly count: number }
  | { readonly do: "settle"; readonly which: number; readonly written: readonly boolean[] };

const SHARDS = 3;
const shard = fc.nat(SHARDS - 1);
const importance = fc.constantFrom<Importance>("ordinary", "start", "transfer", "end");
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("offer" as const), shard, importance, bytes: fc.nat(40) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("take" as const), shard, count: fc.integer({ min: 1, max: 8 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("settle" as const),
      which: fc.nat(5),
      written: fc.array(fc.boolean()),
    }),
  },
);

describe("whatever is offered, taken and settled", () => {
  it("the bounds hold, waiting events come out oldest first, and none is lost or doubled", () => {
    const limits = { maxEvents: 20, maxBytes: 400 };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200, size: "max" }), (steps) => {
        const buffer = new BoundedBuffer(SHARDS, limits);
        const waiting: number[][] = [[], [], []];
        const bytesOf = new Map<number, number>();
        const written = new Set<number>();
        const inFlight: Batch[] = [];
        let next = 1;
        for (const action of steps) {
          if (action.do === "offer") {
            const share = admissionLimit[action.importance];
            const bytes = [...bytesOf].reduce((sum, [id, size]) => sum + (written.has(id) ? 0 : size), 0);
            const held = bytesOf.size - written.size;
            const fits =
              held + 1 <= limits.maxEvents * share && bytes + action.bytes <= limits.maxBytes * share;
            expect(offer(buffer, String(next), action.importance, action.bytes, action.shard)).toBe(fits);
            if (fits) {
              waiting[action.shard]?.push(next);
              bytesOf.set(next++, action.bytes);
            }
          } else if (action.do === "take") {
            const batch = buffer.take(action.shard, action.count, 1e9);
            const expected = waiting[action.shard]?.splice(0, action.count) ?? [];
            expect(batch?.events.map(({ json }) => Number(json)) ?? []).toEqual(expected);
            if (batch !== undefined) inFlight.push(batch);
          } else {
            const [batch] = inFlight.splice(action.which % Math.max(1, inFlight.length), 1);
            if (batch === undefined) continue;
            buffer.settle(batch, (index) => action.written[index] ?? false);
            const ids = batch.events.map(({ json }) => Number(json));
            const back = ids.filter((_, index) => !(action.written[index] ?? false));
            for (const id of ids) if (!back.includes(id)) written.add(id);
            waiting[batch.shard] = [...(waiting[batch.shard] ?? []), ...back].sort((a, b) => a - b);
          }
          expect(buffer.held).toBe(bytesOf.size - written.size);
          expect(buffer.held).toBeLessThanOrEqual(limits.maxEvents);
          expect(buffer.heldBytes).toBeLessThanOrEqual(limits.maxBytes);
          expect(buffer.inFlight).toBe(inFlight.reduce((sum, batch) => sum + batch.events.length, 0));
        }
      }),
      { numRuns: 120 },
    );
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { shardOf } from "./shard-of.js";

test.each([
  // The published vectors of 32-bit FNV-1a.
  ["", 0x811c9dc5],
  ["a", 0xe40c292c],
  ["foobar", 0xbf9cf968],
])("hashes %j as FNV-1a does", (text, hash) => {
  expect(shardOf(text, 2 ** 32)).toBe(hash);
});

test.each([
  ["0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090", 2, 1],
  ["0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090", 16, 15],
  ["6ba7b810-9dad-11d1-80b4-00c04fd430c8", 16, 0],
])("%s of %i shards always takes %i", (callId, shards, shard) => {
  expect(shardOf(callId, shards)).toBe(shard);
});

test("stays within the shards", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 4096 }), (callId, shards) => {
      const shard = shardOf(callId, shards);
      expect(Number.isInteger(shard) && shard >= 0 && shard < shards).toBe(true);
    }),
  );
});

test("spreads calls evenly, even ids made in one millisecond", () => {
  const shards = 8;
  const calls = Array.from({ length: 8000 }, (_, i) => {
    const random = (Math.imul(i + 1, 0x9e3779b1) >>> 0).toString(16).padStart(12, "0");
    return `0199a2b4-7c1d-7e2f-8a3b-${random}`;
  });
  const counts = new Array<number>(shards).fill(0);
  for (const call of calls) {
    const shard = shardOf(call, shards);
    counts[shard] = (counts[shard] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(850);
  expect(Math.max(...counts)).toBeLessThan(1150);
});

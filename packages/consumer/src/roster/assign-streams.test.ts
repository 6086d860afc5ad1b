import { streamKeys } from "@calltape/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { assignStreams } from "./assign-streams.js";

const workers = (least: number) =>
  fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: least, maxLength: 12 });
const streams = fc.integer({ min: 1, max: 40 }).map((shards) => streamKeys("p", shards));

test("every stream has a worker, every worker a stream, and nobody has more than one above another", () => {
  fc.assert(
    fc.property(streams, workers(1), (keys, names) => {
      const shares = assignStreams(keys, names);
      expect([...shares.keys()].sort()).toEqual([...names].sort());
      expect(new Set([...shares.values()].flat())).toEqual(new Set(keys));
      const sizes = [...shares.values()].map(({ length }) => length);
      expect(Math.min(...sizes)).toBeGreaterThan(0);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      const total = sizes.reduce((a, b) => a + b, 0);
      expect(total).toBe(Math.max(keys.length, names.length));
    }),
  );
});

test("all come to the same answer, in whatever order they hear of each other", () => {
  fc.assert(
    fc.property(streams, workers(1), (keys, names) => {
      const other = assignStreams([...keys].reverse(), [...names].reverse());
      expect(new Map(other)).toEqual(new Map(assignStreams(keys, names)));
    }),
  );
});

test("twelve streams are four for each of three workers, and six for each of the two that stay", () => {
  const keys = streamKeys("calltape", 12);
  const three = assignStreams(keys, ["a-1", "a-2", "b-1"]);
  expect([...three.values()].map(({ length }) => length)).toEqual([4, 4, 4]);
  const two = assignStreams(keys, ["a-1", "b-1"]);
  expect([...two.values()].map(({ length }) => length)).toEqual([6, 6]);
});

test("when a worker goes, most of what the others have stays with them", () => {
  const keys = streamKeys("calltape", 64);
  let stayed = 0;
  let had = 0;
  for (let run = 0; run < 50; run++) {
    const names = Array.from({ length: 8 }, (_, i) => `host-${run}-${i}`);
    const [, ...left] = names;
    const [before, after] = [assignStreams(keys, names), assignStreams(keys, left)];
    for (const name of left) {
      had += before.get(name)?.length ?? 0;
      stayed += before.get(name)?.filter((key) => after.get(name)?.includes(key)).length ?? 0;
    }
  }
  expect(stayed / had).toBeGreaterThan(0.7);
});

test("nobody has anything when there is nobody", () => {
  expect(assignStreams(["a"], []).size).toBe(0);
});

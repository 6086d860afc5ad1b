import { killChildren } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Bench, openBench } from "./support/bench.js";
import { expectStored, recordCalls, recordedBy } from "./support/recorded-calls.js";

/** So many that each of the five shards has some: one that has none comes once in a hundred million times. */
const CALLS = { calls: 90, turns: 2, lastsMs: 50 };
let bench: Bench;

beforeEach(async () => {
  bench = await openBench(testServices());
});

afterEach(async () => {
  killChildren();
  await bench.close();
});

it("a worker that was told of fewer shards than there are reads them all, and says which it found", async () => {
  const { ids } = await recordedBy(recordCalls(CALLS, { ...bench.env, CALLTAPE_SHARDS: "5" }));
  const { stdout } = await bench.drain({ CALLTAPE_SHARDS: "2" });
  await expectStored(bench.databaseUrl, ids, CALLS);
  const found = stdout.flatMap((line) => (line.includes('"stream_found"') ? [JSON.parse(line).stream] : []));
  expect(found).toEqual([2, 3, 4].map((shard) => `${bench.prefix}:{${shard}}:events`));
});

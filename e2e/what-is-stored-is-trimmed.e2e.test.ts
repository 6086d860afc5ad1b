import { killChildren, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Bench, openBench } from "./support/bench.js";
import { storedEvents } from "./support/database.js";
import { goodEvent } from "./support/wire-events.js";

const EVENTS = 3_000;
/** Trimming leaves part of a node of the stream, which holds a hundred entries. */
const NODE = 100;
let bench: Bench;

beforeEach(async () => {
  bench = await openBench(testServices());
});
afterEach(async () => {
  killChildren();
  await bench.close();
});

it("Redis has its memory back some time after a backlog was drained, as soon as the replay window is over", async () => {
  const { redis, key } = bench.stream;
  const memory = async () => Number(await redis.memory("USAGE", key, "SAMPLES", 0));
  await bench.stream.add(...Array.from({ length: EVENTS }, () => goodEvent()));
  const filled = await memory();
  // One that keeps an hour and one that keeps nothing: what is cut, the second has cut.
  await bench.drain({ CALLTAPE_REPLAY_WINDOW_MS: "3600000" });
  expect(await bench.stream.length()).toBe(EVENTS);
  bench.worker({ CALLTAPE_REPLAY_WINDOW_MS: "0" });
  const isTrimmed = async () => (await bench.stream.length()) <= NODE;
  await waitFor("the stream to be trimmed", isTrimmed, { timeoutMs: 60_000, intervalMs: 100 });
  expect(await memory()).toBeLessThan(filled / 10);
  expect(await storedEvents(bench.databaseUrl)).toBe(EVENTS);
});

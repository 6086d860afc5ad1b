import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, expect, it } from "vitest";
import { createRecorder } from "./create-recorder.js";
import { RecentlySent } from "./redelivery/recently-sent.js";
import { silentLogger } from "./silent-logger.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** So few fit into the smallest young generation: nothing is collected while they are weighed. */
const WEIGHED = 200;
const fields = { turn: 1, speaker: "bot", content: "Є три варіанти на R16.", llmLatencyMs: 620 } as const;

const heap = () => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

// Nobody listens there: what is weighed is the recording alone.
const recorder = createRecorder({ redisUrl: "redis://127.0.0.1:1", logger: silentLogger });
const call = recorder.startCall({ direction: "inbound" });
afterAll(() => recorder.close({ timeoutMs: 0 }));

function record(turns: number): void {
  for (let turn = 0; turn < turns; turn++) call.turn(fields);
}

it("recording a turn puts little on the heap beyond the event itself", () => {
  record(20_000);
  const tries = Array.from({ length: 15 }, () => {
    const before = heap();
    record(WEIGHED);
    return (process.memoryUsage().heapUsed - before) / WEIGHED;
  });
  const median = tries.sort((a, b) => a - b)[7];
  expect(median).toBeLessThan(2_600);
});

it("tens of thousands of events that wait for Redis are next to nothing for the garbage collector", () => {
  record(5_000);
  const before = heap();
  record(40_000);
  expect(recorder.stats().buffered).toBeGreaterThan(40_000);
  expect((heap() - before) / 40_000).toBeLessThan(60);
});

it("neither are those that Redis has confirmed and may lose", () => {
  const recent = new RecentlySent({ maxAgeMs: 10_000, maxBytes: 64 * 1024 * 1024 });
  const text = "x".repeat(500);
  const batch = () =>
    Array.from({ length: 100 }, (_, i) => ({ json: `{"${text}":${i}}`, bytes: 508, position: i }));
  recent.add({ shard: 0, events: batch() }, 0);
  const before = heap();
  for (let now = 1; now <= 200; now++) recent.add({ shard: 0, events: batch() }, now);
  expect((heap() - before) / 20_000).toBeLessThan(60);
  expect(recent.bytes).toBe(201 * 100 * 508);
});

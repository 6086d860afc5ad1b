import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, expect, it } from "vitest";
import { createRecorder } from "./create-recorder.js";
import { silentLogger } from "./silent-logger.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Few enough to fit into the smallest young generation: nothing is collected while they are weighed. */
const WEIGHED = 100;
const fields = { turn: 1, speaker: "bot", content: "Є три варіанти на R16.", llmLatencyMs: 620 } as const;

// Nobody listens there: what is weighed is the recording alone.
const recorder = createRecorder({ redisUrl: "redis://127.0.0.1:1", logger: silentLogger });
afterAll(() => recorder.close({ timeoutMs: 0 }));

/** Bytes that recording a turn puts on the heap: the median of several tries. */
function bytesOfATurn(): number {
  const call = recorder.startCall({ direction: "inbound" });
  const record = (turns: number) => {
    for (let turn = 0; turn < turns; turn++) call.turn(fields);
  };
  record(5_000);
  const tries = Array.from({ length: 15 }, () => {
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    record(WEIGHED);
    return (process.memoryUsage().heapUsed - before) / WEIGHED;
  });
  return tries.sort((a, b) => a - b)[7] ?? Number.NaN;
}

it("recording a turn takes little memory beyond the event itself", () => {
  const bytes = bytesOfATurn();
  expect(bytes).toBeLessThan(3_000);
});

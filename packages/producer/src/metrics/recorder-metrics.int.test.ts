import { freePort } from "@calltape/testkit";
import { Registry } from "prom-client";
import { expect, it } from "vitest";
import { createRecorder } from "../create-recorder.js";
import { silentLogger } from "../silent-logger.js";
import { recorderMetrics } from "./recorder-metrics.js";

it("counts what is held and what is refused while Redis is away, and of calls only what is held", async () => {
  const registry = new Registry();
  const recorder = createRecorder({
    ...{ redisUrl: `redis://127.0.0.1:${await freePort()}`, logger: silentLogger },
    ...{ buffer: { maxEvents: 100 }, metrics: recorderMetrics(registry, { calls: true }) },
  });
  const call = recorder.startCall({ direction: "inbound" });
  for (let turn = 1; turn <= 200; turn++) call.turn({ turn, speaker: "bot", content: "Turn" });
  const text = await registry.metrics();
  const { buffered, bufferedBytes } = recorder.stats();
  expect(buffered).toBeLessThanOrEqual(100);
  expect(text).toContain(`calltape_recorder_buffered_events ${buffered}\n`);
  expect(text).toContain(`calltape_recorder_buffered_bytes ${bufferedBytes}\n`);
  expect(text).toContain(`calltape_recorder_refused_total{reason="buffer_full"} ${201 - buffered}\n`);
  expect(text).toContain(`turns_total{speaker="bot"} ${buffered - 1}\n`);
  await recorder.close({ timeoutMs: 0 });
  expect(await registry.metrics()).toContain(`calltape_recorder_lost_total ${buffered}\n`);
});

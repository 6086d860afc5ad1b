import { CONSUMER_GROUP } from "@calltape/shared";
import { killChildren } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, it } from "vitest";
import { expectExactly } from "./expect-exactly.js";
import { makeRecording } from "./recording.js";
import { type Bench, openBench } from "./support/bench.js";
import { ask, storedEvents } from "./support/database.js";

const recording = makeRecording({ calls: 20 });
const half = Math.floor(recording.lines.length / 2);
let bench: Bench;

beforeEach(async () => {
  bench = await openBench(testServices());
});
afterEach(async () => {
  killChildren();
  await bench.close();
});

const TABLES = "calls, call_turns, call_tool_calls, call_events, customers, dead_letters";

it("what Postgres had committed and lost is given out again from the stream, and what it kept counts once", async () => {
  await bench.stream.add(...recording.lines.slice(0, half));
  await bench.drain();
  expect(await storedEvents(bench.databaseUrl)).toBeGreaterThan(0);
  // As after a restore from long before; what is stored next is there already when all is given out again.
  await ask(bench.databaseUrl, `TRUNCATE ${TABLES}`);
  await bench.stream.add(...recording.lines.slice(half));
  await bench.drain();
  await bench.stream.redis.xgroup("SETID", bench.stream.key, CONSUMER_GROUP, "0");
  await bench.drain();
  await expectExactly(bench.databaseUrl, recording.figures);
});

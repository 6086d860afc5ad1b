import { killChildren } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Bench, openBench } from "./support/bench.js";
import { ask } from "./support/database.js";
import { goodEvent, idOf, toolEvent, usageEvent, wireEvent } from "./support/wire-events.js";

let bench: Bench;

beforeEach(async () => {
  bench = await openBench(testServices());
});
afterEach(async () => {
  killChildren();
  await bench.close();
});

async function drainWell(...events: readonly string[]): Promise<void> {
  await bench.stream.add(...events);
  await bench.drain();
  expect(await ask(bench.databaseUrl, "SELECT reason, message FROM dead_letters")).toEqual([]);
  expect(await bench.stream.pending()).toBe(0);
}

/** Arguments of a tool as they were sent, and as they stand in the tables. */
const ARGS = [
  ["a whole number of 20 digits", '{"order": 12345678901234567890}', '{"order": 12345678901234567890}'],
  ["a number beyond a double", "[1e400]", `[1${"0".repeat(400)}]`],
  ["a decimal of 25 digits", "[0.1234567890123456789012345]", "[0.1234567890123456789012345]"],
  ["U+0000 in a value", String.raw`{"a": "x\u0000y"}`, '{"a": "x\uFFFDy"}'],
  ["U+0000 in a key", String.raw`{"x\u0000y": 1}`, '{"x\uFFFDy": 1}'],
  ["a first half of a pair alone", String.raw`["\ud83d!"]`, '["\uFFFD!"]'],
  ["a second half of a pair alone", String.raw`["\uDE00"]`, '["\uFFFD"]'],
  ["a whole pair", String.raw`["\ud83d\ude00"]`, '["😀"]'],
  ["a backslash and u0000 as text", String.raw`["say \\u0000"]`, String.raw`["say \\u0000"]`],
] as const;

describe("the arguments of a tool", () => {
  it("are stored as they came, but for what Postgres would refuse", async () => {
    const events = ARGS.map(([, args]) => toolEvent(args));
    await drainWell(...events);
    const query = `SELECT event_id::text, t.tool_args::text, (e.data->'args')::text
      FROM call_events e JOIN call_tool_calls t USING (call_id, event_id)`;
    const rows = await ask<[string, string, string]>(bench.databaseUrl, query);
    const found = new Map(rows.map(([id, ...stored]) => [id, stored]));
    expect(ARGS.map(([name], i) => [name, found.get(idOf(events[i] ?? ""))])).toEqual(
      ARGS.map(([name, , stored]) => [name, [stored, stored]]),
    );
  });
});

describe("what was said", () => {
  it("is repaired where Postgres would refuse it, and left to the letter where it would not", async () => {
    const said = String.raw`"a\u0000b \ud83d c \\u0000 \u0027"`;
    await drainWell(wireEvent("turn.completed", `{"turn":1,"speaker":"customer","content":${said}}`));
    const stored =
      "SELECT t.content, e.data->>'content' FROM call_turns t JOIN call_events e USING (event_id)";
    const repaired = "a\uFFFDb \uFFFD c \\u0000 '";
    expect(await ask(bench.databaseUrl, stored)).toEqual([[repaired, repaired]]);
  });
});

describe("a cost that no longer fits its call", () => {
  it("is set aside alone; what fits is summed exactly, and the other calls of the batch are stored", async () => {
    const callId = "0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090";
    const lines = Array.from({ length: 1_001 }, () => usageEvent("999999.999999999", { callId }));
    const other = goodEvent();
    await bench.stream.add(...lines.slice(0, 500), other, ...lines.slice(500));
    await bench.drain({ CALLTAPE_BATCH_SIZE: "10000" });
    const letters = "SELECT reason, sqlstate, convert_from(raw, 'UTF8') FROM dead_letters";
    const [[reason, sqlState, raw] = [], ...more] = await ask<string[]>(bench.databaseUrl, letters);
    expect({ reason, sqlState, more }).toEqual({
      reason: "refused_by_postgres",
      sqlState: "22003",
      more: [],
    });
    expect(lines).toContain(raw);
    const sums = "SELECT cost_llm::text, total_cost_usd::text, event_count FROM calls WHERE id = $1";
    const sum = "999999999.999999000";
    expect(await ask(bench.databaseUrl, sums, [callId])).toEqual([[sum, sum, 1_000]]);
    const found = "SELECT count(*)::integer FROM call_events WHERE event_id = $1";
    expect(await ask(bench.databaseUrl, found, [idOf(other)])).toEqual([[1]]);
    expect(await bench.stream.pending()).toBe(0);
  });
});

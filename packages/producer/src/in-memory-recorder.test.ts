import { type CallEvent, decodeEvent } from "@calltape/shared";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallHandle } from "./call-handle.js";
import { InMemoryRecorder } from "./in-memory-recorder.js";

const START = Date.parse("2026-11-02T09:15:00.000Z");

/** A recorder with a clock that the test moves. */
function setUp(options = {}) {
  const clock = { time: START };
  const recorder = new InMemoryRecorder({ now: () => clock.time, ...options });
  return { clock, recorder };
}

const turn = { turn: 1, speaker: "customer", content: "Добрий день" } as const;
const types = (events: readonly CallEvent[]) => events.map(({ type }) => type);

describe("a call", () => {
  it("becomes one event per method, numbered from 0 to its end, with the names of the wire", () => {
    const { clock, recorder } = setUp();
    const call = recorder.startCall({
      direction: "inbound",
      callerPhone: "+380671234567",
      scenario: "tire_search",
      answeredAt: new Date(START + 1500),
    });
    clock.time += 1000;
    call.turn({ ...turn, sttLatencyMs: 210, startedAt: new Date(START + 200), metadata: { camelCase: 1 } });
    call.tool({
      name: "search_tires",
      args: { tireSize: 16 },
      result: [],
      durationMs: 140,
      success: true,
      turn: 2,
    });
    call.error({ component: "store_api", code: "503" });
    call.transfer({ reason: "customer_request", result: "succeeded" });
    call.usage({ component: "llm", cost: "0.000431", inputTokens: 930 });
    call.update({ customerName: "Олена" });
    clock.time += 5000;
    call.end({ endReason: "caller_hangup", outcome: "resolved" });
    call.analyze({ qualityScore: 0.8 });

    expect(recorder.mistakes).toEqual([]);
    const events = recorder.eventsOf(call.id);
    expect(events.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, undefined]);
    expect(new Set(events.map(({ call_started_at }) => call_started_at))).toEqual(
      new Set(["2026-11-02T09:15:00.000Z"]),
    );
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      [
        "call.started",
        {
          direction: "inbound",
          caller_phone: "+380671234567",
          scenario: "tire_search",
          answered_at: "2026-11-02T09:15:01.500Z",
        },
      ],
      [
        "turn.completed",
        {
          turn: 1,
          speaker: "customer",
          content: "Добрий день",
          stt_latency_ms: 210,
          started_at: "2026-11-02T09:15:00.200Z",
          metadata: { camelCase: 1 },
        },
      ],
      [
        "tool.completed",
        {
          tool_name: "search_tires",
          args: { tireSize: 16 },
          result: [],
          duration_ms: 140,
          success: true,
          turn: 2,
        },
      ],
      ["error.raised", { component: "store_api", code: "503" }],
      ["call.transferred", { reason: "customer_request", result: "succeeded" }],
      ["usage.recorded", { component: "llm", cost: "0.000431", input_tokens: 930 }],
      ["call.updated", { customer_name: "Олена" }],
      ["call.ended", { end_reason: "caller_hangup", outcome: "resolved" }],
      ["call.analyzed", { quality_score: 0.8 }],
    ]);
    expect(events[7]?.at).toBe("2026-11-02T09:15:06.000Z");
  });

  it("carries what is said once about it in all its events, and what is said about one in that one", () => {
    const { recorder } = setUp({ tenant: "north", agentVersion: "2026-11-a" });
    const call = recorder.startCall({ direction: "inbound", requestId: "r-1", traceId: "AB".repeat(16) });
    call.turn({ ...turn, requestId: "r-2" });
    call.turn({ ...turn, traceId: null });
    expect(recorder.events).toMatchObject([
      { tenant: "north", request_id: "r-1", trace_id: "ab".repeat(16), data: { agent_version: "2026-11-a" } },
      { tenant: "north", request_id: "r-2", trace_id: "ab".repeat(16) },
      { tenant: "north", request_id: "r-1" },
    ]);
    expect(recorder.events[2]).not.toHaveProperty("trace_id");
    expect(recorder.mistakes).toEqual([]);
  });

  it("keeps a telephony channel's UUID, in lower case, and its own start", () => {
    const { recorder } = setUp();
    const callId = "0199A3F0-1B2C-4D3E-8F40-515263748596";
    const call = recorder.startCall({ direction: "inbound", callId, startedAt: new Date(START - 60_000) });
    expect(call.id).toBe(callId.toLowerCase());
    expect(call.startedAt).toEqual(new Date(START - 60_000));
    expect(recorder.events[0]).toMatchObject({
      call_id: callId.toLowerCase(),
      call_started_at: "2026-11-02T09:14:00.000Z",
      at: "2026-11-02T09:14:00.000Z",
    });
  });

  it("keeps a provider's id that is no UUID as provider_call_id, and counts the mistake", () => {
    const { recorder } = setUp();
    const call = recorder.startCall({ direction: "inbound", callId: "PJSIP/trunk-1" });
    expect(call.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(recorder.events[0]?.data).toMatchObject({ provider_call_id: "PJSIP/trunk-1" });
    expect(recorder.stats().mistakes).toBe(1);
  });

  it("never goes back in time, whatever the clock or the caller says", () => {
    const { clock, recorder } = setUp();
    const call = recorder.startCall({ direction: "inbound" });
    clock.time -= 60_000;
    call.turn(turn);
    call.turn({ ...turn, at: new Date(START + 5000) });
    call.turn({ ...turn, at: new Date(START + 1000) });
    clock.time += 120_000;
    call.turn(turn);
    expect(recorder.events.map(({ at }) => Date.parse(at) - START)).toEqual([0, 0, 5000, 5000, 60_000]);
  });

  it("gives each event an id of its own", () => {
    const { recorder } = setUp();
    const call = recorder.startCall({ direction: "inbound" });
    for (let i = 1; i <= 100; i++) call.turn({ ...turn, turn: i });
    expect(new Set(recorder.events.map(({ id }) => id)).size).toBe(101);
  });
});

describe("what was recorded", () => {
  it("stays as it was when the caller changes what it gave", () => {
    const { recorder } = setUp();
    const args = { sizes: ["205/55 R16"] };
    recorder.startCall({ direction: "inbound" }).tool({ name: "search", args, durationMs: 1, success: true });
    args.sizes.push("changed");
    expect(recorder.events[1]?.data).toMatchObject({ args: { sizes: ["205/55 R16"] } });
  });
});

describe("after its end", () => {
  it("a call takes an analysis, ignores a second end, and records the rest as a mistake", () => {
    const { recorder } = setUp();
    const call = recorder.startCall({ direction: "inbound" });
    call.end({ endReason: "caller_hangup" });
    call.end({ endReason: "error" });
    call.analyze({ resolved: true });
    call.turn(turn);
    expect(types(recorder.events)).toEqual(["call.started", "call.ended", "call.analyzed", "turn.completed"]);
    expect(recorder.events.map(({ seq }) => seq)).toEqual([0, 1, undefined, undefined]);
    expect(recorder.mistakes.map(({ reason, what }) => [reason, what])).toEqual([
      ["misuse", "call.ended"],
      ["misuse", "turn.completed"],
    ]);
  });

  it("that was not well-formed, a call may still be ended", () => {
    const { recorder } = setUp();
    const call = recorder.startCall({ direction: "inbound" });
    call.end({ endReason: "gone" as "lost" });
    call.end({ endReason: "lost" });
    expect(types(recorder.events)).toEqual(["call.started", "call.ended"]);
    expect(recorder.stats().refused.invalid).toBe(1);
  });
});

describe("a mistake", () => {
  it("costs the event and a number, is counted, and names the field without its value", () => {
    const { recorder } = setUp();
    const call = recorder.startCall({ direction: "inbound" });
    call.turn({ ...turn, content: 380671234567 as unknown as string });
    call.turn(turn);
    expect(recorder.events.map(({ seq }) => seq)).toEqual([0, 2]);
    expect(recorder.mistakes).toMatchObject([{ reason: "invalid", what: "turn.completed", callId: call.id }]);
    expect(recorder.mistakes[0]?.message).toContain("data.content");
    expect(JSON.stringify(recorder.mistakes)).not.toContain("380671234567");
    expect(recorder.stats()).toMatchObject({ mistakes: 1, refused: { invalid: 1 } });
  });

  it("in a tenant never puts the call under another one", () => {
    const { recorder } = setUp({ tenant: "north" });
    recorder.startCall({ direction: "inbound", tenant: "x".repeat(65) });
    expect(recorder.events[0]).not.toHaveProperty("tenant");
    expect(recorder.stats().mistakes).toBe(1);
  });

  it("is to record after the recorder was closed", async () => {
    const { recorder } = setUp();
    const call = recorder.startCall({ direction: "inbound" });
    await recorder.close();
    call.turn(turn);
    expect(recorder.events).toHaveLength(1);
    expect(recorder.stats().refused.closed).toBe(1);
  });
});

const throwing = new Proxy(
  {},
  {
    ownKeys() {
      throw new Error("no keys");
    },
    get() {
      throw new Error("no values");
    },
  },
);
const cyclic: Record<string, unknown> = {};
cyclic["self"] = cyclic;
const oddity = fc.constantFrom<unknown>(
  throwing,
  cyclic,
  { toJSON: () => ({ turn: 1 }) },
  { toJSON: () => throwing },
  new Date(Number.NaN),
  new Date(8.64e15),
  Symbol("s"),
  10n,
  () => 1,
  Number.NaN,
  "\ud800",
  "x".repeat(70_000),
  Object.create(null),
  JSON.parse('{"__proto__":{"toJSON":1}}'),
);
const fieldName = fc.constantFrom(
  ...[
    "turn",
    "speaker",
    "content",
    "name",
    "durationMs",
    "success",
    "args",
    "result",
    "at",
    "startedAt",
    "callId",
  ],
  ...[
    "tenant",
    "requestId",
    "traceId",
    "metadata",
    "direction",
    "endReason",
    "cost",
    "toJSON",
    "__proto__",
    "x y",
  ],
);
const value = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withObjectString: true }),
  oddity,
  fc.constantFrom<unknown>("inbound", "customer", "lost", 1, true, "0.1"),
);
/** Well-formed but for what garbage adds to it or replaces. */
const nearlyRight = fc.dictionary(fieldName, value, { size: "max", maxKeys: 4 }).map((fields) => ({
  ...{
    turn: 1,
    speaker: "bot",
    content: "x",
    name: "search",
    durationMs: 1,
    success: true,
    direction: "inbound",
  },
  ...{ endReason: "lost", component: "llm", cost: "1", code: "1", reason: "r" },
  ...fields,
}));
const garbage = fc.oneof(nearlyRight, fc.dictionary(fieldName, value), value);
const method = fc.constantFrom<keyof CallHandle & string>(
  ...(["turn", "tool", "error", "transfer", "usage", "update", "end", "analyze"] as const),
);

describe("garbage", () => {
  it("given to any method never throws, and whatever is taken can be read and is countable", () => {
    fc.assert(
      fc.property(
        garbage,
        fc.array(fc.tuple(method, garbage), { maxLength: 12, size: "max" }),
        (facts, steps) => {
          const { recorder } = setUp();
          const call = recorder.startCall(facts as Parameters<InMemoryRecorder["startCall"]>[0]);
          for (const [name, fields] of steps)
            (call[name] as unknown as (given: unknown) => void).call(call, fields);
          for (const event of recorder.events) expect(decodeEvent(JSON.stringify(event)).ok).toBe(true);
          expect(recorder.mistakes.filter(({ message }) => message.includes("read back"))).toEqual([]);
          const { refused } = recorder.stats();
          const refusals = Object.values(refused).reduce((sum, count) => sum + count, 0);
          const secondEnds = recorder.mistakes.filter(({ message }) => message.includes("ignored")).length;
          expect(recorder.events.length + refusals + secondEnds).toBe(steps.length + 1);
          // What comes after the end has no number, so the end has the last one.
          const seqs = recorder.events.map(({ seq }) => seq ?? Number.POSITIVE_INFINITY);
          expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
        },
      ),
      { numRuns: 600 },
    );
  });
});

import { LOG_LEVELS, type Logger, withCall } from "@calltape/shared";
import { describe, expect, test, vi } from "vitest";
import { collectingLogger } from "../fixtures/collecting-logger.js";
import type { CallHandle } from "./call-handle.js";
import { InMemoryRecorder } from "./in-memory-recorder.js";

const PHONE = "+380671234567";

function recordCall(record: (call: CallHandle) => void, logger: Logger) {
  const recorder = new InMemoryRecorder({ logger });
  record(recorder.startCall({ direction: "inbound", callerPhone: PHONE, requestId: "r-1" }));
  return recorder;
}

/** What is said of a call beside its start. */
function said(record: (call: CallHandle) => void) {
  const log = collectingLogger();
  recordCall(record, log.logger);
  return log.lines.slice(1).map(({ level, event, fields }) => ({ level, event, ...fields }));
}

describe("what is recorded is logged at the level it deserves", () => {
  const tool = { name: "search", durationMs: 140, turn: 2 };
  const failed = (errorType?: "timeout" | "exception" | "rejected" | "cancelled" | "api") =>
    ({ ...tool, success: false, errorType }) as const;
  const error = { component: "llm", code: "529", attempt: 2, provider: "p" } as const;

  test.each<[string, (call: CallHandle) => void, object]>([
    ["a turn", (call) => call.turn({ turn: 1, speaker: "bot", content: "…" }), { level: "debug", turn: 1 }],
    [
      "a tool that did it",
      (call) => call.tool({ ...tool, success: true }),
      { level: "debug", tool: "search", duration_ms: 140, success: true },
    ],
    [
      "a tool that took too long",
      (call) => call.tool(failed("timeout")),
      { level: "warning", success: false, error_type: "timeout" },
    ],
    ["a tool that refused", (call) => call.tool(failed("rejected")), { level: "warning" }],
    ["a tool that was stopped", (call) => call.tool(failed("cancelled")), { level: "warning" }],
    ["a tool that broke", (call) => call.tool(failed("exception")), { level: "error" }],
    ["a tool whose API failed", (call) => call.tool(failed("api")), { level: "error" }],
    ["a tool that failed somehow", (call) => call.tool(failed()), { level: "error", tool: "search" }],
    [
      "an attempt that failed",
      (call) => call.error(error),
      { level: "warning", component: "llm", code: "529", attempt: 2 },
    ],
    ["the last attempt", (call) => call.error({ ...error, fatal: true }), { level: "error", fatal: true }],
    [
      "a transfer",
      (call) => call.transfer({ reason: "r", result: "succeeded" }),
      { level: "info", result: "succeeded" },
    ],
    [
      "a transfer that failed",
      (call) => call.transfer({ reason: "r", result: "failed" }),
      { level: "warning" },
    ],
    [
      "a transfer that was refused",
      (call) => call.transfer({ reason: "r", result: "refused" }),
      { level: "warning" },
    ],
    ["a cost", (call) => call.usage({ component: "llm", cost: "0.01" }), { level: "debug", cost: "0.01" }],
    ["a fact", (call) => call.update({ language: "uk" }), { level: "debug", language: "uk" }],
    ["an analysis", (call) => call.analyze({ qualityScore: 0.5 }), { level: "debug", quality_score: 0.5 }],
    [
      "the end",
      (call) => call.end({ endReason: "caller_hangup", outcome: "resolved" }),
      { level: "info", end_reason: "caller_hangup", outcome: "resolved", duration_ms: expect.any(Number) },
    ],
  ])("%s", (_, record, line) => {
    expect(said(record)).toEqual([expect.objectContaining({ request_id: "r-1", ...line })]);
  });

  test("but not what was refused", () => {
    expect(said((call) => call.turn({ turn: 0, speaker: "bot", content: "…" }))).toEqual([]);
  });
});

test("an event's own request stands in its line", () => {
  const log = collectingLogger();
  recordCall((call) => call.error({ component: "stt", code: "1", requestId: "r-2" }), log.logger);
  expect(log.lines.map(({ fields }) => fields["request_id"])).toEqual(["r-1", "r-2"]);
});

test("no logger is told anything personal, whoever made it", () => {
  const log = collectingLogger();
  recordCall((call) => {
    call.update({ customerName: "Олена Коваленко" });
    call.tool({
      name: "t",
      args: { PHONE },
      result: [PHONE],
      durationMs: 1,
      success: false,
      errorMessage: `no ${PHONE}`,
    });
    call.error({ component: "agent", code: "x", message: `lost ${PHONE}`, fatal: true });
    call.transfer({ reason: `asked by ${PHONE}`, result: "failed", summary: PHONE });
    call.end({ endReason: "error", endDetail: `left by ${PHONE}` });
  }, log.logger);
  const text = JSON.stringify(log.lines);
  expect(text).not.toMatch(/67\D*123\D*45\D*67|Олена|Коваленко/);
  expect(text.match(/\+380\*\*\*567/g)).toHaveLength(4);
});

test("what a call is told of its people is known in the lines of others about it", () => {
  const log = collectingLogger();
  const recorder = new InMemoryRecorder({ logger: log.logger });
  const call = recorder.startCall({
    direction: "outbound",
    callerPhone: "+380800300400",
    calledNumber: PHONE,
  });
  const other = collectingLogger();
  withCall({ callId: call.id }, () => {
    new InMemoryRecorder({ logger: other.logger }).startCall({
      direction: "inbound",
      callId: call.id,
      scenario: "380671234567",
    });
  });
  expect(other.lines[0]?.fields["scenario"]).toBe("+380***567");
});

test("nothing is prepared for a level that nobody listens to", () => {
  const say = vi.fn();
  const logger = { debug: say, info: say, warning: say, error: say, isLevelEnabled: () => false };
  recordCall((call) => {
    const fields = { turn: 1, speaker: "bot", content: "…" } as const;
    const length = vi.fn(() => 1);
    call.turn(Object.defineProperty({ ...fields }, "turn", { get: length, enumerable: true }));
    // Once for the event itself, and not again for the log.
    expect(length).toHaveBeenCalledTimes(1);
  }, logger);
  expect(say).not.toHaveBeenCalled();
});

test("a logger that throws, or cannot say what it listens to, ends no call", () => {
  const fail = () => {
    throw new Error("disk full");
  };
  const levels = Object.fromEntries(LOG_LEVELS.map((level) => [level, fail])) as unknown as Logger;
  const recorder = recordCall((call) => call.end({ endReason: "error" }), {
    ...levels,
    isLevelEnabled: fail,
  });
  expect(recorder.events).toHaveLength(2);
  expect(recorder.mistakes).toEqual([]);
});

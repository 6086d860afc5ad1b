import { describe, expect, test } from "vitest";
import { type EventType, eventTypes } from "../events/registry.js";
import { decodeEvent } from "../wire/decode-event.js";
import { readFixtures } from "../wire/fixtures/read-fixtures.js";
import { type Observation, observationsOf } from "./observations.js";

const one = (metric: string, labels: object, value = 1) => ({ metric, labels, value });

/** What the full fixture of each type, and the minimal one, must say. */
const expected: Record<EventType, readonly [full: readonly object[], minimal: readonly object[]]> = {
  "call.started": [[], []],
  "call.updated": [[], []],
  "turn.completed": [
    [
      one("turns_total", { speaker: "bot" }),
      one("stt_latency_ms", {}, 210),
      one("llm_latency_ms", {}, 620),
      one("tts_latency_ms", {}, 180),
      one("total_response_latency_ms", {}, 1350),
    ],
    [one("turns_total", { speaker: "bot" })],
  ],
  "tool.completed": [
    [
      one("tool_calls_total", { tool_name: "search_tires" }),
      one("tool_call_duration_ms", { tool_name: "search_tires" }, 140),
      one("tool_call_errors_total", { tool_name: "search_tires", error_type: "api" }),
    ],
    [
      one("tool_calls_total", { tool_name: "search_tires" }),
      one("tool_call_duration_ms", { tool_name: "search_tires" }, 140),
      one("tool_call_errors_total", { tool_name: "search_tires", error_type: "unknown" }),
    ],
  ],
  "error.raised": [
    [one("store_api_errors_total", { status_code: "503" })],
    [one("store_api_errors_total", { status_code: "503" })],
  ],
  "call.transferred": [
    [one("transfers_to_operator_total", { reason: "customer_request" })],
    [one("transfers_to_operator_total", { reason: "customer_request" })],
  ],
  "usage.recorded": [
    [one("call_cost_usd_total", { component: "llm" }, 0.000431)],
    [one("call_cost_usd_total", { component: "llm" }, 0.000431)],
  ],
  "call.ended": [
    [
      one("calls_total", { outcome: "resolved", end_reason: "caller_hangup" }),
      one("call_duration_seconds", {}, 182.879),
    ],
    [
      one("calls_total", { outcome: "unknown", end_reason: "caller_hangup" }),
      one("call_duration_seconds", {}, 182.879),
    ],
  ],
  "call.analyzed": [[], []],
};

const lines = new Map(readFixtures("v1").map(({ name, line }) => [name, line]));

function observed(name: string): readonly Observation[] {
  const result = decodeEvent(lines.get(name) ?? "");
  if (!result.ok) throw new Error(result.message);
  return observationsOf(result.event);
}

describe.each(eventTypes)("%s", (type) => {
  test("says to the metrics what its fixtures hold, and of what they leave out nothing", () => {
    expect([observed(type), observed(`${type}.minimal`)]).toEqual(expected[type]);
  });
});

const at = { call_started_at: "2026-11-02T09:15:00.000Z", at: "2026-11-02T09:15:10.000Z" };

test("a latency of zero is one, and null is none", () => {
  const data = { turn: 1, speaker: "bot", content: "", stt_latency_ms: 0, llm_latency_ms: null } as const;
  expect(observationsOf({ type: "turn.completed", ...at, data }).slice(1)).toEqual([
    one("stt_latency_ms", {}, 0),
  ]);
});

test("a tool that did what it was asked to is no error", () => {
  const data = { tool_name: "t", duration_ms: 1, success: true };
  expect(observationsOf({ type: "tool.completed", ...at, data }).map(({ metric }) => metric)).toEqual([
    "tool_calls_total",
    "tool_call_duration_ms",
  ]);
});

test("only a transfer that succeeded counts", () => {
  for (const result of ["failed", "refused"] as const) {
    expect(observationsOf({ type: "call.transferred", ...at, data: { reason: "r", result } })).toEqual([]);
  }
});

test("an error of anything but the store is one of the pipeline", () => {
  const data = { component: "stt", code: "503" } as const;
  expect(observationsOf({ type: "error.raised", ...at, data })).toEqual([
    one("pipeline_errors_total", { component: "stt" }),
  ]);
});

test("an analysis is paid for under other, as in the tables", () => {
  const data = { component: "analysis", cost: "0.000000001" } as const;
  expect(observationsOf({ type: "usage.recorded", ...at, data })).toEqual([
    one("call_cost_usd_total", { component: "other" }, 1e-9),
  ]);
});

test("an end before the start lasted no time", () => {
  const data = { end_reason: "error" } as const;
  const event = { type: "call.ended" as const, call_started_at: at.at, at: at.call_started_at, data };
  expect(observationsOf(event)[1]).toEqual(one("call_duration_seconds", {}, 0));
});

test("the code of a store's error is a short code, or other", () => {
  const status = (code: string) =>
    observationsOf({ type: "error.raised", ...at, data: { component: "store_api", code } })[0]?.labels;
  for (const code of ["503", "timeout", "ECONNRESET", "http.429"]) {
    expect(status(code)).toEqual({ status_code: code });
  }
  for (const code of ["", "the store said no", "a".repeat(33)]) {
    expect(status(code)).toEqual({ status_code: "other" });
  }
});

import type { CallEvent } from "@calltape/shared";
import { observationsOf } from "@calltape/shared/metrics";
import { anyCalls } from "@calltape/testkit/events";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CallState, emptyCall } from "./call-state.js";
import { foldEvent } from "./fold-event.js";

/** What the metrics make of the events: sums and counts by metric and the values of its labels. */
function counted(events: readonly CallEvent[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { metric, labels, value } of events.flatMap(observationsOf)) {
    for (const name of [metric, `${metric} ${Object.values(labels).join(" ")}`]) {
      totals[name] = (totals[name] ?? 0) + value;
    }
  }
  return totals;
}

/** The rows of all calls that have events. */
function folded(events: readonly CallEvent[]): CallState[] {
  const calls = new Map<string, CallState>();
  for (const event of events) {
    const call = calls.get(event.call_id) ?? emptyCall(event.call_id, event.call_started_at);
    calls.set(event.call_id, call);
    foldEvent(call, event);
  }
  return [...calls.values()];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("rows and metrics count the same in any calls", () => {
  fc.assert(
    fc.property(anyCalls(), (events) => {
      const totals = counted(events);
      const calls = folded(events);
      const metric = (name: string) => totals[name] ?? 0;
      const column = (value: (call: CallState) => number) => sum(calls.map(value));
      expect(metric("turns_total")).toBe(column((call) => call.turnCount));
      expect(metric("tool_calls_total")).toBe(column((call) => call.toolCallCount));
      expect(metric("tool_call_errors_total")).toBe(column((call) => call.toolErrorCount));
      expect(metric("store_api_errors_total") + metric("pipeline_errors_total")).toBe(
        column((call) => call.errorCount),
      );
      // A call may have several transfers; the row says whether one succeeded.
      const transferred = column((call) => Number(call.transferredToOperator));
      expect(metric("transfers_to_operator_total")).toBeGreaterThanOrEqual(transferred);
      expect(metric("transfers_to_operator_total") > 0).toBe(transferred > 0);
      for (const component of ["stt", "llm", "tts", "telephony", "other"] as const) {
        const cost = column((call) => Number(call.costs[`cost_${component}`])) / 1e9;
        const difference = Math.abs(metric(`call_cost_usd_total ${component}`) - cost);
        expect(difference).toBeLessThanOrEqual(1e-9 * Math.max(1e-9, cost));
      }
    }),
  );
});

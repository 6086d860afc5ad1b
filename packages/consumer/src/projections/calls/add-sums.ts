import type { PoolClient } from "../../db/pool.js";
import type { CallState } from "./call-state.js";
import { formatUsd } from "./money.js";

/** What the columns that are sums of a call's events gain, with their types in Postgres. */
const SUMS: Readonly<
  Record<string, readonly [type: "integer" | "numeric", of: (call: CallState) => unknown]>
> = {
  turn_count: ["integer", (call) => call.turnCount],
  interruption_count: ["integer", (call) => call.interruptionCount],
  tool_call_count: ["integer", (call) => call.toolCallCount],
  tool_error_count: ["integer", (call) => call.toolErrorCount],
  error_count: ["integer", (call) => call.errorCount],
  event_count: ["integer", (call) => call.eventCount],
  sequenced_event_count: ["integer", (call) => call.sequencedEventCount],
  cost_stt: ["numeric", (call) => formatUsd(call.costs.cost_stt)],
  cost_llm: ["numeric", (call) => formatUsd(call.costs.cost_llm)],
  cost_tts: ["numeric", (call) => formatUsd(call.costs.cost_tts)],
  cost_telephony: ["numeric", (call) => formatUsd(call.costs.cost_telephony)],
  cost_other: ["numeric", (call) => formatUsd(call.costs.cost_other)],
};
const columns = Object.keys(SUMS);

/** None of the columns is in an index, so that Postgres can keep the new row beside the old one (HOT). */
const ADD = `
UPDATE calls c SET ${columns.map((column) => `${column} = c.${column} + d.${column}`).join(", ")}, updated_at = now()
FROM unnest($3::uuid[], $4::timestamptz[], ${Object.values(SUMS)
  .map(([type], i) => `$${i + 5}::${type}[]`)
  .join(", ")}) AS d(id, started_at, ${columns.join(", ")})
WHERE c.id = d.id AND c.started_at = d.started_at AND c.started_at BETWEEN $1 AND $2`;

/** Whether a call's events, folded into an empty call, say nothing that could win over or lose to what is known. */
export function isOnlySums(added: CallState): boolean {
  return added.facts.size === 0 && !added.transferredToOperator;
}

/** Adds to stored calls, which this transaction has locked, what their new events amount to. Reads nothing of them. */
export async function addSums(client: PoolClient, calls: readonly CallState[]): Promise<void> {
  if (calls.length === 0) return;
  const starts = calls.map(({ startedAt }) => startedAt).sort();
  await client.query(ADD, [
    ...[starts[0], starts.at(-1)],
    ...[calls.map(({ id }) => id), calls.map(({ startedAt }) => startedAt)],
    ...Object.values(SUMS).map(([, of]) => calls.map(of)),
  ]);
}

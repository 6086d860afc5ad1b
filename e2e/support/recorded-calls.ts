import { fileURLToPath } from "node:url";
import { type Child, startChild } from "@calltape/testkit";
import { expect } from "vitest";
import type { Environment } from "./calltape.js";
import { ask, storedEvents } from "./database.js";

const SCRIPT = fileURLToPath(new URL("../fixtures/record-calls.mjs", import.meta.url));

export interface RecordedCalls {
  readonly calls: number;
  readonly turns: number;
  readonly lastsMs: number;
}

/** What the recorder's process says at its end. */
export interface Recorded {
  readonly ids: readonly string[];
  readonly isWritten: boolean;
  readonly stats: Readonly<Record<string, unknown>>;
}

/** Start, end, analysis, update, transfer, error, two tools; and a usage with every turn. */
export const eventsPerCall = ({ turns }: Pick<RecordedCalls, "turns">) => 8 + 2 * turns;

/** Starts a process that records calls through the SDK. */
export function recordCalls(calls: RecordedCalls, env: Environment): Child {
  return startChild(SCRIPT, { args: [JSON.stringify(calls)], env: { ...env, LOG_LEVEL: "warning" } });
}

/** Waits for its end. */
export async function recordedBy(recorder: Child): Promise<Recorded> {
  const { input } = await recorder.line(/"recorded"/, { timeoutMs: 90_000 });
  expect(await recorder.exited).toEqual({ code: 0, signal: null });
  return JSON.parse(input) as Recorded;
}

const CALL_ROWS = `
SELECT c.id::text, tenant, customer_id = p.id, p.phone, p.name, total_calls, turn_count, interruption_count,
       tool_call_count, tool_error_count, error_count, event_count, transferred_to_operator,
       total_cost_usd::text, quality_score, agent_version, metadata->>'number'
FROM calls c JOIN customers p USING (tenant) WHERE p.id = c.customer_id
ORDER BY (metadata->>'number')::integer`;

const COUNTS = `
SELECT (SELECT count(*) FROM call_turns)::integer, (SELECT count(*) FROM call_tool_calls)::integer,
       (SELECT count(*) FROM incomplete_calls)::integer, (SELECT count(*) FROM dead_letters)::integer`;

/** Holds the tables to what was recorded: every event of every call, counted once. */
export async function expectStored(
  databaseUrl: string,
  ids: readonly string[],
  recorded: RecordedCalls,
): Promise<void> {
  const { calls, turns } = recorded;
  const cost = ((431 * turns) / 1_000_000).toFixed(9);
  const expected = ids.map((id, number) => [
    ...[id, "shop-7", true, `+380671${String(10 + number).padStart(4, "0")}00`, `Олена ${number}`, 1],
    ...[turns, 1, 2, 1, 1, eventsPerCall(recorded), true, cost, 0.75, "e2e", String(number)],
  ]);
  expect(await ask(databaseUrl, CALL_ROWS)).toEqual(expected);
  expect(await storedEvents(databaseUrl)).toBe(calls * eventsPerCall(recorded));
  expect(await ask(databaseUrl, COUNTS)).toEqual([[calls * turns, calls * 2, 0, 0]]);
}

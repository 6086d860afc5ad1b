import { expect } from "vitest";
import { COSTS } from "./support/call-figures.js";
import { ask } from "./support/database.js";
import type { Figures } from "./support/figures.js";

const TIME = (column: string) =>
  `coalesce(to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '')`;

const text = (columns: readonly string[]) => `concat_ws('|', ${columns.join(", ")})`;
const orEmpty = (column: string) => `coalesce(${column}::text, '')`;

const CALL_LINE = text([
  ...["c.id", TIME("c.started_at"), "c.tenant", orEmpty("p.phone")],
  ...["c.direction", "c.caller_phone", "c.called_number", "c.customer_name", "c.scenario"].map(orEmpty),
  ...["c.language", "c.metadata->>'campaign'", "c.metadata->>'order'"].map(orEmpty),
  ...[TIME("c.ended_at"), orEmpty("c.end_reason"), orEmpty("c.outcome")],
  ...["c.transferred_to_operator::text", orEmpty("c.transfer_reason"), orEmpty("c.transfer_result")],
  ...["turn_count", "interruption_count", "tool_call_count", "tool_error_count", "error_count"],
  ...[...COSTS, "total_cost_usd", "event_count"],
  ...["expected_event_count", "quality_score"].map(orEmpty),
]);

const CUSTOMER_LINE = text([
  ...["tenant", "phone", "total_calls", TIME("first_call_at"), TIME("last_call_at"), orEmpty("name")],
]);

/** Rows of the partitioned tables, as a whole and per partition that has any. */
const ROWS = ["calls", "call_turns", "call_tool_calls", "call_events"]
  .map(
    (table) => `SELECT coalesce(tableoid::regclass::text, '${table}'), count(*)::integer FROM ${table}
                GROUP BY GROUPING SETS ((), (tableoid))`,
  )
  .concat(["customers", "dead_letters"].map((table) => `SELECT '${table}', count(*)::integer FROM ${table}`))
  .join(" UNION ALL ");

const TOTALS = `
SELECT (SELECT count(*) FROM call_turns WHERE interrupted)::integer,
       (SELECT count(*) FROM call_tool_calls WHERE NOT success)::integer,
       count(*) FILTER (WHERE transferred_to_operator)::integer, sum(error_count)::integer
FROM calls`;

const SUMS = `SELECT ${[...COSTS, "total_cost_usd"].map((column) => `sum(${column})::text`).join(", ")} FROM calls`;

async function figuresIn(databaseUrl: string): Promise<Figures> {
  const lines = async (line: string, from: string) =>
    (await ask<[string]>(databaseUrl, `SELECT ${line} FROM ${from}`)).map(([value]) => value).sort();
  const [totals = []] = await ask<number[]>(databaseUrl, TOTALS);
  const [sums = []] = await ask<string[]>(databaseUrl, SUMS);
  return {
    rows: Object.fromEntries(await ask<[string, number]>(databaseUrl, ROWS)),
    totals: {
      interrupted: totals[0] ?? 0,
      failed_tools: totals[1] ?? 0,
      transferred: totals[2] ?? 0,
      errors: totals[3] ?? 0,
    },
    costs: Object.fromEntries([...COSTS, "total_cost_usd"].map((column, i) => [column, sums[i] ?? ""])),
    incomplete: await lines("id::text", "incomplete_calls"),
    calls: await lines(CALL_LINE, "calls c LEFT JOIN customers p ON p.id = c.customer_id"),
    customers: await lines(CUSTOMER_LINE, "customers"),
  };
}

/** Holds the tables to the figures, down to every counter and cost of every call. */
export async function expectExactly(databaseUrl: string, figures: Figures): Promise<void> {
  const { calls, customers, ...sums } = await figuresIn(databaseUrl);
  const { calls: expectedCalls, customers: expectedCustomers, ...expectedSums } = figures;
  expect(sums).toEqual(expectedSums);
  // Which lines differ, instead of thousands that do not.
  expect(onlyIn(calls, expectedCalls)).toEqual(onlyIn(expectedCalls, calls));
  expect(onlyIn(customers, expectedCustomers)).toEqual(onlyIn(expectedCustomers, customers));
}

function onlyIn(lines: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}

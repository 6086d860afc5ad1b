import type { CallEvent } from "@calltape/shared";
import { type CallFigures, COSTS, callFigures, usdText } from "./call-figures.js";

/** What a set of events must leave in the tables, worked out from nothing but the events. */
export interface Figures {
  /** Rows of each table, and of each month's part of it (`calls_2026_11`). */
  readonly rows: Readonly<Record<string, number>>;
  readonly totals: Readonly<Record<"interrupted" | "failed_tools" | "transferred" | "errors", number>>;
  /** Exact sums in USD, with 9 fraction digits. */
  readonly costs: Readonly<Record<string, string>>;
  /** Ids of ended calls that lack events. */
  readonly incomplete: readonly string[];
  /** A line per call and per customer, in the order of their text. */
  readonly calls: readonly string[];
  readonly customers: readonly string[];
}

/** @param numbers from every spelling of a telephone number to E.164; what is missing is nobody's */
export function figuresOf(events: readonly CallEvent[], numbers: ReadonlyMap<string, string>): Figures {
  const byCall = groupBy(events, ({ call_id }) => call_id);
  const calls = [...byCall.values()].map((ofCall) => callFigures(ofCall, numbers));
  const sum = (value: (call: CallFigures) => number) => calls.reduce((total, call) => total + value(call), 0);
  const cost = (value: (call: CallFigures) => bigint) =>
    usdText(calls.reduce((t, call) => t + value(call), 0n));
  const customers = customerLines(calls);
  return {
    rows: { ...rowsOf(events, calls), customers: customers.length, dead_letters: 0 },
    totals: {
      interrupted: sum(({ interrupted }) => interrupted),
      failed_tools: sum(({ failedTools }) => failedTools),
      transferred: sum(({ transferred }) => Number(transferred)),
      errors: sum(({ errors }) => errors),
    },
    costs: {
      ...Object.fromEntries(COSTS.map((column) => [column, cost(({ costs }) => costs[column])])),
      total_cost_usd: cost(({ total }) => total),
    },
    incomplete: calls
      .filter(({ isIncomplete }) => isIncomplete)
      .map(({ id }) => id)
      .sort(),
    calls: calls.map(({ line }) => line).sort(),
    customers,
  };
}

const ROWS_OF: Partial<Record<CallEvent["type"], string>> = {
  "turn.completed": "call_turns",
  "tool.completed": "call_tool_calls",
};

function rowsOf(events: readonly CallEvent[], calls: readonly CallFigures[]): Record<string, number> {
  const rows: Record<string, number> = {};
  const add = (table: string, startedAt: string) => {
    const month = startedAt.slice(0, 7).replace("-", "_");
    for (const name of [table, `${table}_${month}`]) rows[name] = (rows[name] ?? 0) + 1;
  };
  for (const { startedAt } of calls) add("calls", startedAt);
  for (const { type, call_started_at } of events) {
    add("call_events", call_started_at);
    const table = ROWS_OF[type];
    if (table !== undefined) add(table, call_started_at);
  }
  return rows;
}

function customerLines(calls: readonly CallFigures[]): string[] {
  const known = calls.filter(({ phone }) => phone !== undefined);
  return [...groupBy(known, ({ tenant, phone }) => `${tenant}|${phone}`)]
    .map(([key, ofCustomer]) => {
      const starts = ofCustomer.map(({ startedAt }) => startedAt).sort();
      const named = ofCustomer
        .flatMap(({ name }) => name ?? [])
        .sort((a, b) => (a.version < b.version ? -1 : 1));
      return [key, ofCustomer.length, starts[0], starts.at(-1), named.at(-1)?.value ?? ""].join("|");
    })
    .sort();
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

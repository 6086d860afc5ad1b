import type { Customer, PhoneBook } from "../customers/phone-book.js";
import type { CallState, CostColumn, Fact } from "./call-state.js";
import type { FactVersion } from "./fact-version.js";
import { FACT_NAMES } from "./fold-event.js";
import { formatUsd, parseUsd } from "./money.js";

/** A row of `calls`, as it is read and written: money as decimal text, timestamps as text. */
export type CallRow = Readonly<Record<string, unknown>>;

/** The columns written. Those Postgres works out itself are missing: `duration_seconds`, `total_cost_usd`. */
export const CALL_COLUMNS = [
  ...["id", "started_at", "tenant", "customer_id", ...FACT_NAMES, "ended_at", "end_reason", "end_detail"],
  ...["outcome", "result", "expected_event_count", "transferred_to_operator", "transfer_reason"],
  ...["transfer_result", "turn_count", "interruption_count", "tool_call_count", "tool_error_count"],
  ...[
    "error_count",
    "event_count",
    "sequenced_event_count",
    "cost_stt",
    "cost_llm",
    "cost_tts",
    "cost_telephony",
    "cost_other",
  ],
  ...["quality_score", "analysis", "metadata", "fact_versions"],
] as const;

interface EndFact {
  at: string;
  end_reason: string;
  end_detail?: string;
  outcome?: string;
  result?: string;
  expected?: number;
}
interface TransferFact {
  reason: string;
  result: string;
}

const METADATA = "metadata.";

/** `fact_versions` groups the names by version: most facts of a call come from one event. */
function groupByVersion(facts: ReadonlyMap<string, Fact>): Record<FactVersion, string[]> {
  const groups: Record<FactVersion, string[]> = {};
  for (const [name, { version }] of facts) {
    groups[version] ??= [];
    groups[version].push(name);
  }
  for (const names of Object.values(groups)) names.sort();
  return groups;
}

/**
 * The row that stands for `call`. Numbers are written in E.164 where they are
 * possible ones, so that a caller's history is found under one spelling.
 */
export function rowOf(call: CallState, customer: Customer | undefined, phones: PhoneBook): CallRow {
  const fact = (name: string) => call.facts.get(name)?.value ?? null;
  const end = fact("end") as EndFact | null;
  const transfer = fact("transfer") as TransferFact | null;
  const analysis = fact("analysis") as { quality_score?: number } | null;
  const metadata = [...call.facts].filter(([name]) => name.startsWith(METADATA));
  return {
    id: call.id,
    started_at: call.startedAt,
    tenant: call.tenant,
    customer_id: customer?.id ?? null,
    ...Object.fromEntries(FACT_NAMES.map((name) => [name, fact(name)])),
    caller_phone: phones.spell(fact("caller_phone") as string | null),
    called_number: phones.spell(fact("called_number") as string | null),
    ended_at: end?.at ?? null,
    end_reason: end?.end_reason ?? null,
    end_detail: end?.end_detail ?? null,
    outcome: end?.outcome ?? null,
    result: end?.result ?? null,
    expected_event_count: end?.expected ?? null,
    transferred_to_operator: call.transferredToOperator,
    transfer_reason: transfer?.reason ?? null,
    transfer_result: transfer?.result ?? null,
    turn_count: call.turnCount,
    interruption_count: call.interruptionCount,
    tool_call_count: call.toolCallCount,
    tool_error_count: call.toolErrorCount,
    error_count: call.errorCount,
    event_count: call.eventCount,
    sequenced_event_count: call.sequencedEventCount,
    ...Object.fromEntries(Object.entries(call.costs).map(([column, amount]) => [column, formatUsd(amount)])),
    quality_score: analysis?.quality_score ?? null,
    analysis,
    metadata: Object.fromEntries(metadata.map(([name, { value }]) => [name.slice(METADATA.length), value])),
    fact_versions: groupByVersion(call.facts),
  };
}

function factOf(row: CallRow, name: string): unknown {
  if (name.startsWith(METADATA))
    return (row["metadata"] as Record<string, unknown>)[name.slice(METADATA.length)];
  switch (name) {
    case "end":
      return {
        at: row["ended_at"],
        end_reason: row["end_reason"],
        end_detail: row["end_detail"],
        outcome: row["outcome"],
        result: row["result"],
        expected: row["expected_event_count"],
      };
    case "transfer":
      return { reason: row["transfer_reason"], result: row["transfer_result"] };
    default:
      return row[name];
  }
}

/** The state a stored row stands for; `rowOf` of it gives the row again. */
export function stateOf(row: CallRow): CallState {
  const versions = row["fact_versions"] as Record<FactVersion, string[]>;
  const facts = Object.entries(versions).flatMap(([version, names]) =>
    names.map((name): [string, Fact] => [name, { value: factOf(row, name), version }]),
  );
  const number = (column: string) => row[column] as number;
  const cost = (column: CostColumn) => parseUsd(row[column] as string);
  return {
    id: row["id"] as string,
    startedAt: row["started_at"] as string,
    tenant: row["tenant"] as string,
    facts: new Map(facts),
    transferredToOperator: row["transferred_to_operator"] as boolean,
    turnCount: number("turn_count"),
    interruptionCount: number("interruption_count"),
    toolCallCount: number("tool_call_count"),
    toolErrorCount: number("tool_error_count"),
    errorCount: number("error_count"),
    eventCount: number("event_count"),
    sequencedEventCount: number("sequenced_event_count"),
    costs: {
      cost_stt: cost("cost_stt"),
      cost_llm: cost("cost_llm"),
      cost_tts: cost("cost_tts"),
      cost_telephony: cost("cost_telephony"),
      cost_other: cost("cost_other"),
    },
  };
}

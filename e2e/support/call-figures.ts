import type { CallEvent } from "@calltape/shared";

export const COSTS = ["cost_stt", "cost_llm", "cost_tts", "cost_telephony", "cost_other"] as const;

export interface CallFigures {
  readonly id: string;
  readonly startedAt: string;
  readonly tenant: string;
  /** The customer's number in E.164. */
  readonly phone: string | undefined;
  readonly name: { readonly value: string; readonly version: string } | undefined;
  readonly interrupted: number;
  readonly failedTools: number;
  readonly errors: number;
  readonly transferred: boolean;
  readonly isIncomplete: boolean;
  /** In billionths of a USD. */
  readonly costs: Readonly<Record<(typeof COSTS)[number], bigint>>;
  readonly total: bigint;
  /** The row of `calls` as `expectExactly` reads it. */
  readonly line: string;
}

/** Billionths of a USD as text with 9 fraction digits. */
export function usdText(nano: bigint): string {
  return `${nano / 1_000_000_000n}.${String(nano % 1_000_000_000n).padStart(9, "0")}`;
}

function nanoUsd(text: string): bigint {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole) * 1_000_000_000n + BigInt(fraction.padEnd(9, "0"));
}

const FACTS = [
  "direction",
  "caller_phone",
  "called_number",
  "customer_name",
  "scenario",
  "language",
] as const;

interface Known {
  readonly facts: Partial<Record<(typeof FACTS)[number], string>>;
  readonly metadata: Record<string, unknown>;
  nameVersion: string;
}

/** What the facts of a call are once all its events are told in order: a later one replaces an earlier one. */
function learn(known: Known, event: CallEvent): void {
  if (event.type !== "call.started" && event.type !== "call.updated") return;
  for (const name of FACTS) {
    const value = event.data[name];
    if (typeof value === "string") known.facts[name] = value;
  }
  if (typeof event.data.customer_name === "string")
    known.nameVersion = `${event.at} ${String(event.seq).padStart(10, "0")}`;
  Object.assign(known.metadata, event.data.metadata);
}

export function callFigures(
  unordered: readonly CallEvent[],
  numbers: ReadonlyMap<string, string>,
): CallFigures {
  const events = [...unordered].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  const [first] = events;
  if (first === undefined) throw new Error("a call has at least one event");
  const of = <T extends CallEvent["type"]>(type: T) =>
    events.filter((event): event is Extract<CallEvent, { type: T }> => event.type === type);
  const known: Known = { facts: {}, metadata: {}, nameVersion: "" };
  for (const event of events) learn(known, event);

  const costs = Object.fromEntries(COSTS.map((column) => [column, 0n])) as Record<
    (typeof COSTS)[number],
    bigint
  >;
  for (const { data } of of("usage.recorded")) {
    const column = data.component === "analysis" ? "cost_other" : (`cost_${data.component}` as const);
    costs[column] += nanoUsd(data.cost);
  }
  const total = COSTS.reduce((sum, column) => sum + costs[column], 0n);
  const { facts, metadata } = known;
  const customerNumber = facts.direction === "inbound" ? facts.caller_phone : facts.called_number;
  const phone = facts.direction === undefined ? undefined : numbers.get(customerNumber ?? "");
  const spell = (text: string | undefined) => (text === undefined ? "" : (numbers.get(text) ?? text));
  const end = of("call.ended").at(-1);
  const expected = end === undefined ? undefined : (end.seq ?? 0) + 1;
  const transfers = of("call.transferred");
  const transferred = transfers.some(({ data }) => data.result === "succeeded");
  const interrupted = of("turn.completed").filter(({ data }) => data.interrupted === true).length;
  const failedTools = of("tool.completed").filter(({ data }) => !data.success).length;
  const errors = of("error.raised").length;
  const tenant = first.tenant ?? "";
  const line = [
    ...[first.call_id, first.call_started_at, tenant, phone ?? "", facts.direction ?? ""],
    ...[spell(facts.caller_phone), spell(facts.called_number), facts.customer_name ?? ""],
    ...[facts.scenario ?? "", facts.language ?? "", metadata["campaign"] ?? "", metadata["order"] ?? ""],
    ...[end?.at ?? "", end?.data.end_reason ?? "", end?.data.outcome ?? ""],
    ...[transferred, transfers.at(-1)?.data.reason ?? "", transfers.at(-1)?.data.result ?? ""],
    ...[of("turn.completed").length, interrupted, of("tool.completed").length, failedTools, errors],
    ...[...COSTS.map((column) => usdText(costs[column])), usdText(total)],
    ...[events.length, expected ?? "", of("call.analyzed").at(-1)?.data.quality_score ?? ""],
  ].join("|");
  return {
    ...{
      id: first.call_id,
      startedAt: first.call_started_at,
      tenant,
      phone,
      interrupted,
      failedTools,
      errors,
    },
    name:
      facts.customer_name === undefined
        ? undefined
        : { value: facts.customer_name, version: known.nameVersion },
    ...{ transferred, isIncomplete: expected !== undefined && events.length < expected, costs, total, line },
  };
}

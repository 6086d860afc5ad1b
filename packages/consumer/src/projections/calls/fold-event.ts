import {
  type CallEvent,
  costComponentOf,
  type EventData,
  type EventEnvelope,
  type EventType,
} from "@calltape/shared";
import type { CallState } from "./call-state.js";
import { type FactVersion, factVersionOf } from "./fact-version.js";
import { parseUsd } from "./money.js";

type Fold<T extends EventType> = (call: CallState, data: EventData<T>, event: EventEnvelope<T>) => void;

/** Takes a fact unless a newer event has already stated it. `null` states nothing. */
function learn(call: CallState, name: string, value: unknown, version: FactVersion): void {
  if (value === undefined || value === null) return;
  const known = call.facts.get(name);
  if (known === undefined || known.version < version) call.facts.set(name, { value, version });
}

function learnMetadata(
  call: CallState,
  metadata: Record<string, unknown> | null | undefined,
  version: FactVersion,
): void {
  for (const [key, value] of Object.entries(metadata ?? {})) learn(call, `metadata.${key}`, value, version);
}

function learnCallFacts(
  call: CallState,
  { metadata, answered_at, ...facts }: EventData<"call.updated">,
  event: CallEvent,
): void {
  const version = factVersionOf(event);
  for (const name of FACT_NAMES) if (name !== "answered_at") learn(call, name, facts[name], version);
  // In the precision it is stored with, so that reading it back changes nothing.
  if (typeof answered_at === "string")
    learn(call, "answered_at", new Date(answered_at).toISOString(), version);
  learnMetadata(call, metadata, version);
}

/** The facts of `call.started` and `call.updated` that are columns of `calls` under the same name. */
export const FACT_NAMES = [
  ...(["direction", "caller_phone", "called_number", "channel", "provider_call_id", "answered_at"] as const),
  ...(["language", "agent_version", "scenario", "customer_name"] as const),
] as const satisfies readonly (keyof EventData<"call.updated">)[];

/** An end that the worker made up for a call that went silent gives way to a true one, whenever that comes. */
function endVersion(event: EventEnvelope<"call.ended">): FactVersion {
  return `${event.data.end_reason === "lost" ? 0 : 1} ${factVersionOf(event)}`;
}

const folds: { readonly [T in EventType]: Fold<T> } = {
  "call.started": (call, data, event) => learnCallFacts(call, data, event),
  "call.updated": (call, data, event) => learnCallFacts(call, data, event),
  "turn.completed": (call, data) => {
    call.turnCount++;
    if (data.interrupted === true) call.interruptionCount++;
  },
  "tool.completed": (call, data) => {
    call.toolCallCount++;
    if (!data.success) call.toolErrorCount++;
  },
  "error.raised": (call) => {
    call.errorCount++;
  },
  "call.transferred": (call, { reason, result }, event) => {
    if (result === "succeeded") call.transferredToOperator = true;
    learn(call, "transfer", { reason, result }, factVersionOf(event));
  },
  "usage.recorded": (call, data) => {
    call.costs[`cost_${costComponentOf[data.component]}`] += parseUsd(data.cost);
  },
  "call.ended": (call, { metadata, scenario, end_reason, end_detail, outcome, result }, event) => {
    const version = factVersionOf(event);
    const expected = typeof event.seq === "number" ? event.seq + 1 : undefined;
    learn(
      call,
      "end",
      { at: event.at, end_reason, end_detail, outcome, result, expected },
      endVersion(event),
    );
    learn(call, "scenario", scenario, version);
    learnMetadata(call, metadata, version);
  },
  "call.analyzed": (call, data, event) => learn(call, "analysis", data, factVersionOf(event)),
};

/**
 * Adds one accepted event to what is known of its call. Commutative: any order
 * of the same events gives the same state. Each event must be folded once; the
 * gate sees to that.
 */
export function foldEvent(call: CallState, event: CallEvent): void {
  const fold = folds[event.type] as Fold<EventType>;
  fold(call, event.data, event);
  // The same in all events of a call; should they differ, the greatest is the one order cannot change.
  if ((event.tenant ?? "") > call.tenant) call.tenant = event.tenant ?? "";
  call.eventCount++;
  if (typeof event.seq === "number") call.sequencedEventCount++;
}

import type { CostComponent } from "@calltape/shared";
import type { FactVersion } from "./fact-version.js";
import type { NanoUsd } from "./money.js";

/** A fact with the event it comes from. Never `null`: absent facts are absent. */
export interface Fact {
  readonly value: unknown;
  readonly version: FactVersion;
}

/**
 * What is known of one call: the sum of the events folded into it so far.
 *
 * Facts are kept under names: `scenario`, `metadata.<key>`, and the groups
 * `end`, `transfer` and `analysis`, whose fields win or lose together.
 */
export interface CallState {
  readonly id: string;
  readonly startedAt: string;
  tenant: string;
  readonly facts: Map<string, Fact>;
  transferredToOperator: boolean;
  turnCount: number;
  interruptionCount: number;
  toolCallCount: number;
  toolErrorCount: number;
  errorCount: number;
  eventCount: number;
  /** Of these, how many have a `seq`. */
  sequencedEventCount: number;
  readonly costs: Record<CostColumn, NanoUsd>;
}

export type CostColumn = `cost_${CostComponent}`;

/** A call nothing is known of yet but its key. */
export function emptyCall(id: string, startedAt: string): CallState {
  return {
    id,
    startedAt,
    tenant: "",
    facts: new Map(),
    transferredToOperator: false,
    turnCount: 0,
    interruptionCount: 0,
    toolCallCount: 0,
    toolErrorCount: 0,
    errorCount: 0,
    eventCount: 0,
    sequencedEventCount: 0,
    costs: { cost_stt: 0n, cost_llm: 0n, cost_tts: 0n, cost_telephony: 0n, cost_other: 0n },
  };
}

import type { EventData, EventType } from "@calltape/shared";

/**
 * What becomes of a field when its person is erased:
 *
 * - `keep`: it cannot tell anything of the person: a number, a flag, a time, one
 *   of a few fixed words;
 * - `technical`: the name of a thing, chosen by whoever built the handler; kept
 *   if it reads like one;
 * - `label`: a word the handler may have been given by a model; kept if it reads
 *   like an identifier, which names of people do not;
 * - `erase`: everything else. What is not known to be harmless goes.
 */
export type FieldPolicy = "keep" | "technical" | "label" | "erase";

type PoliciesOf<T extends EventType> = Readonly<Record<keyof EventData<T>, FieldPolicy>>;

const callFacts: PoliciesOf<"call.updated"> = {
  direction: "keep",
  caller_phone: "erase",
  called_number: "erase",
  channel: "technical",
  // The provider's own records have the number under it.
  provider_call_id: "erase",
  answered_at: "keep",
  language: "technical",
  agent_version: "technical",
  scenario: "label",
  customer_name: "erase",
  metadata: "erase",
};

/** For every field of every event. The compiler asks whoever adds one to decide. */
export const fieldPolicies: { readonly [T in EventType]: PoliciesOf<T> } = {
  "call.started": callFacts,
  "call.updated": callFacts,
  "turn.completed": {
    turn: "keep",
    speaker: "keep",
    content: "erase",
    source: "keep",
    started_at: "keep",
    interrupted: "keep",
    language: "technical",
    stt_confidence: "keep",
    stt_latency_ms: "keep",
    eou_delay_ms: "keep",
    llm_latency_ms: "keep",
    tts_latency_ms: "keep",
    total_response_latency_ms: "keep",
    stt_model: "technical",
    llm_model: "technical",
    tts_model: "technical",
    metadata: "erase",
  },
  "tool.completed": {
    tool_name: "technical",
    duration_ms: "keep",
    success: "keep",
    turn: "keep",
    args: "erase",
    result: "erase",
    error_type: "keep",
    error_message: "erase",
  },
  "error.raised": {
    component: "keep",
    code: "technical",
    message: "erase",
    provider: "technical",
    attempt: "keep",
    fatal: "keep",
    fallback_to: "technical",
  },
  "call.transferred": {
    reason: "label",
    result: "keep",
    target: "erase",
    wait_ms: "keep",
    summary: "erase",
  },
  "usage.recorded": {
    component: "keep",
    cost: "keep",
    provider: "technical",
    model: "technical",
    input_tokens: "keep",
    cached_input_tokens: "keep",
    output_tokens: "keep",
    audio_seconds: "keep",
    characters: "keep",
    minutes: "keep",
  },
  "call.ended": {
    end_reason: "keep",
    end_detail: "erase",
    outcome: "keep",
    result: "label",
    scenario: "label",
    metadata: "erase",
  },
  "call.analyzed": {
    quality_score: "keep",
    sentiment: "label",
    resolved: "keep",
    summary: "erase",
    details: "erase",
    evaluator: "technical",
  },
};

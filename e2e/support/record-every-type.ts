import type {
  CallHandle,
  EndFields,
  ErrorFields,
  Recorder,
  TurnFields,
  UsageFields,
} from "@calltape/producer";

const SPEAKERS: readonly TurnFields["speaker"][] = ["customer", "bot", "operator", "system"];
const COMPONENTS: readonly ErrorFields["component"][] = [
  ...(["store_api", "stt", "llm", "tts", "telephony", "agent", "other"] as const),
];
const COSTS: readonly UsageFields["component"][] = ["stt", "llm", "tts", "telephony", "analysis", "other"];
const ENDS: readonly EndFields[] = [
  { endReason: "caller_hangup", outcome: "resolved" },
  { endReason: "agent_hangup", outcome: "callback" },
  { endReason: "transferred", outcome: "transferred" },
  { endReason: "error" },
];

/** One of `values`, by turns. */
function nth<T>(values: readonly [T, ...T[]] | readonly T[], number: number): T {
  const value = values[number % values.length];
  if (value === undefined) throw new Error("there is nothing to choose from");
  return value;
}

/** Latencies that are there in some turns and absent in others; whole, as the tables keep them. */
function latencies(number: number): Partial<TurnFields> {
  if (number % 3 === 0) return {};
  return {
    sttLatencyMs: 37 * (number % 50),
    ...(number % 3 === 1 ? { llmLatencyMs: 400 + number, ttsLatencyMs: 100 + number } : {}),
    ...(number % 2 === 0 ? { totalResponseLatencyMs: 900 + 10 * number } : {}),
  };
}

/** Says everything that can be said of a call, a little differently in each, up to its end. */
export function recordEveryType(recorder: Recorder, number: number): CallHandle {
  const startedAt = new Date(Date.now() - 1_000 * (number + 1));
  const call = recorder.startCall({ direction: "inbound", callerPhone: "067 123 45 67", startedAt });
  for (let turn = 1; turn <= 6; turn++) {
    call.turn({ turn, speaker: nth(SPEAKERS, turn + number), content: "…", ...latencies(7 * number + turn) });
  }
  call.tool({ name: "search_tires", durationMs: 140 + number, success: true });
  call.tool({ name: "create_order", durationMs: 2_000, success: false, errorType: "timeout" });
  if (number % 2 === 0) call.tool({ name: "search_tires", durationMs: 9, success: false });
  for (const component of COMPONENTS) call.error({ component, code: number % 2 === 0 ? "503" : "429" });
  call.transfer({ reason: number % 2 === 0 ? "customer_request" : "no_stock", result: "succeeded" });
  call.transfer({ reason: "customer_request", result: "failed" });
  for (const component of COSTS) call.usage({ component, cost: `0.0004${String(number).padStart(5, "0")}` });
  call.update({ customerName: "Олена" });
  return call;
}

/** Ends a call that {@link recordEveryType} has begun, and has it evaluated. */
export function endCall(call: CallHandle, number: number): void {
  call.end(nth(ENDS, number));
  call.analyze({ qualityScore: 0.5 });
}

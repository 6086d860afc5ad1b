import type { EventData } from "./registry.js";

/** What a cost is summed under: in the columns `cost_…` of a call, and in the metric `call_cost_usd_total`. */
export type CostComponent = "stt" | "llm" | "tts" | "telephony" | "other";

/** The one place that says what counts as what, so that rows and metrics give the same sums. */
export const costComponentOf: Readonly<Record<EventData<"usage.recorded">["component"], CostComponent>> = {
  stt: "stt",
  llm: "llm",
  tts: "tts",
  telephony: "telephony",
  analysis: "other",
  other: "other",
};

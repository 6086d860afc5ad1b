import { defineEvent } from "./event-definition.js";
import { amount, count, oneOf, text } from "./fields.js";

/** USD as decimal text: at most 9 fraction digits, as money is `numeric(18,9)`; below a million a line. */
const COST_PATTERN = "^\\d{1,6}(\\.\\d{1,9})?$";

export const usageRecorded = defineEvent({
  type: "usage.recorded",
  version: 1,
  emittedWhen: "Something was consumed. The amounts are what came on top; the cost of a call is their sum.",
  fields: {
    component: oneOf(["stt", "llm", "tts", "telephony", "analysis", "other"], "What was consumed"),
    cost: {
      type: "string",
      pattern: COST_PATTERN,
      description: "USD as decimal text, at most 9 fraction digits",
    },
    provider: text(128, "Who charges for it"),
    model: text(128, "The model used"),
    input_tokens: count("Tokens read"),
    cached_input_tokens: count("Tokens read from a cache"),
    output_tokens: count("Tokens written"),
    audio_seconds: amount("Audio, seconds"),
    characters: count("Characters spoken"),
    minutes: amount("Telephony, minutes"),
  },
  required: ["component", "cost"],
  example: {
    component: "llm",
    cost: "0.000431",
    provider: "anthropic",
    model: "claude-haiku",
    input_tokens: 930,
    cached_input_tokens: 512,
    output_tokens: 61,
    audio_seconds: 3.2,
    characters: 48,
    minutes: 0.5,
  },
});

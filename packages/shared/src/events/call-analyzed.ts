import { defineEvent } from "./event-definition.js";
import { flag, object, personalText, ratio, text } from "./fields.js";

export const callAnalyzed = defineEvent({
  type: "call.analyzed",
  version: 1,
  emittedWhen: "The call was evaluated afterwards. The latest evaluation wins as a whole.",
  fields: {
    quality_score: ratio("How good the call was, 0 to 1"),
    sentiment: text(64, "How the customer felt"),
    resolved: flag("Whether the customer got what they came for"),
    summary: personalText(16_384, "The call in a few words"),
    details: object("Anything else, a JSON object"),
    evaluator: text(128, "Who or what evaluated it"),
  },
  required: [],
  example: {
    quality_score: 0.82,
    sentiment: "positive",
    resolved: true,
    summary: "Олена замовила чотири шини.",
    details: { politeness: 5 },
    evaluator: "judge-2026-11",
  },
});

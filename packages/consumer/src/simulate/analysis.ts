import { costText } from "./cost-text.js";
import { models, prices } from "./prices.js";
import type { Random } from "./random.js";
import type { Ending, ScriptedEvent } from "./scripted-call.js";

const subjects: Readonly<Record<string, string>> = {
  tire_search: "Клієнт підбирав шини",
  order_status: "Клієнт уточнював стан замовлення",
  fitting_booking: "Клієнт записувався на шиномонтаж",
  delivery_question: "Клієнт питав про доставку",
  complaint: "Клієнт скаржився",
};

const results: Readonly<Record<NonNullable<Ending["outcome"]>, string>> = {
  resolved: "питання вирішено",
  transferred: "розмову передано оператору",
  callback: "домовилися про зворотний дзвінок",
  abandoned: "розмова обірвалася",
  failed: "завадила технічна несправність",
  unknown: "рішення відкладено",
};

/** What a judge says about the call some seconds after its end. */
export function analysisOf(random: Random, ending: Ending, scenario: string): ScriptedEvent {
  const outcome = ending.outcome ?? "unknown";
  const resolved = outcome === "resolved";
  const base = resolved ? 0.78 : outcome === "transferred" ? 0.6 : 0.42;
  const inputTokens = random.int(900, 2600);
  return {
    kind: "analysis",
    fields: {
      qualityScore: Math.round((base + random.next() * 0.2) * 100) / 100,
      sentiment: resolved
        ? random.pick(["positive", "neutral", "positive"])
        : random.pick(["neutral", "negative"]),
      resolved,
      summary: `${subjects[scenario] ?? "Розмова"}: ${results[outcome]}.`,
      details: { politeness: random.int(3, 5), cost_usd: costText(inputTokens * prices.analysisToken) },
      evaluator: models.analysis.model,
    },
  };
}

import { costText } from "./cost-text.js";
import { models, prices } from "./prices.js";
import type { Random } from "./random.js";
import type { ScriptedEvent, ScriptedStep } from "./scripted-call.js";

const SYSTEM_PROMPT_TOKENS = 1400;
/** Ukrainian takes more tokens than English does. */
const LETTERS_PER_TOKEN = 2.4;

type Usage = ScriptedEvent & { readonly kind: "usage" };

const turnsOf = (steps: readonly ScriptedStep[]) =>
  steps.flatMap(({ event }) => (event.kind === "turn" ? [event] : []));

/** What the language model consumes: every request holds the whole talk so far, mostly cached. */
export class ModelUsage {
  #cachedTokens = 0;

  /** One request, written after the turn that its answer became. */
  request(random: Random, steps: readonly ScriptedStep[], answerLetters: number): Usage {
    const letters =
      turnsOf(steps).reduce((sum, { fields }) => sum + fields.content.length, 0) - answerLetters;
    const inputTokens =
      SYSTEM_PROMPT_TOKENS + Math.ceil(Math.max(0, letters) / LETTERS_PER_TOKEN) + random.int(0, 40);
    const cachedInputTokens = Math.min(this.#cachedTokens, inputTokens);
    const outputTokens = Math.ceil(answerLetters / LETTERS_PER_TOKEN);
    this.#cachedTokens = inputTokens;
    const cost = costText(
      (inputTokens - cachedInputTokens) * prices.inputToken +
        cachedInputTokens * prices.cachedInputToken +
        outputTokens * prices.outputToken,
    );
    const fields = {
      component: "llm",
      cost,
      ...models.llm,
      inputTokens,
      cachedInputTokens,
      outputTokens,
    } as const;
    return { kind: "usage", fields };
  }
}

/** What is billed at the end of a call; nothing for what was not used. */
export function settle(steps: readonly ScriptedStep[]): readonly Usage[] {
  const turns = turnsOf(steps);
  const lines: Usage[] = [];
  const heard = turns.filter(({ fields }) => fields.speaker === "customer");
  // The recogniser bills every second begun.
  const audioSeconds = heard.reduce((sum, { spokenMs }) => sum + Math.ceil(spokenMs / 1000), 0);
  if (audioSeconds > 0) {
    const cost = costText(audioSeconds * prices.sttSecond);
    lines.push({ kind: "usage", fields: { component: "stt", cost, ...models.stt, audioSeconds } });
  }
  const said = turns.filter(({ fields }) => fields.speaker === "bot");
  const characters = said.reduce((sum, { fields }) => sum + fields.content.length, 0);
  if (characters > 0) {
    const cost = costText(characters * prices.ttsCharacter);
    lines.push({ kind: "usage", fields: { component: "tts", cost, ...models.tts, characters } });
  }
  const tenths = Math.ceil(steps.reduce((sum, { afterMs }) => sum + afterMs, 0) / 6000);
  const cost = costText(tenths * prices.telephonyTenth);
  lines.push({
    kind: "usage",
    fields: { component: "telephony", cost, ...models.telephony, minutes: tenths / 10 },
  });
  return lines;
}

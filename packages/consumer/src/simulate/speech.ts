import { models } from "./prices.js";
import type { Random } from "./random.js";
import type { ScriptedEvent } from "./scripted-call.js";

/** Letters spoken in a second. */
const HUMAN_PACE = 14;
const BOT_PACE = 16;

export interface Speech {
  readonly event: ScriptedEvent & { readonly kind: "turn" };
  /** From the end of the turn before to this event: thinking, speaking, recognising. */
  readonly tookMs: number;
}

const spoken = (content: string, pace: number) => Math.round((content.length / pace) * 1000);

/** The caller says something, and the recogniser understands it. */
export function customerSpeech(random: Random, turn: number, content: string): Speech {
  const spokenMs = spoken(content, HUMAN_PACE) + random.int(200, 600);
  const sttLatencyMs = random.latency(210);
  const eouDelayMs = random.latency(320, 0.25);
  const sttConfidence = Math.round((0.99 - random.next() ** 3 * 0.3) * 100) / 100;
  const measured = { language: "uk", sttConfidence, sttLatencyMs, eouDelayMs, sttModel: models.stt.model };
  return {
    tookMs: random.latency(900, 0.5) + spokenMs + Math.max(sttLatencyMs, eouDelayMs),
    event: { kind: "turn", spokenMs, fields: { turn, speaker: "customer", content, ...measured } },
  };
}

export interface Answer {
  readonly content: string;
  /** `canned` is played at once; `llm` waits for the model. */
  readonly source: "llm" | "canned";
  readonly interrupted: boolean;
  /** How long the caller has heard nothing since their last words; `undefined` if the bot speaks unasked. */
  readonly silenceMs: number | undefined;
}

/** The bot says something. What it waited for counts as its response latency if it answers the caller. */
export function botSpeech(random: Random, turn: number, answer: Answer): Speech {
  const { content, source, interrupted, silenceMs } = answer;
  const llmLatencyMs = source === "llm" ? random.latency(580, 0.45) : undefined;
  const ttsLatencyMs = random.latency(source === "llm" ? 170 : 60);
  const waitMs = (llmLatencyMs ?? 0) + ttsLatencyMs + random.int(20, 60);
  const spokenMs = spoken(content, BOT_PACE);
  const totalResponseLatencyMs = silenceMs === undefined ? undefined : silenceMs + waitMs;
  const llmModel = source === "llm" ? models.llm.model : undefined;
  const measured = {
    llmLatencyMs,
    ttsLatencyMs,
    totalResponseLatencyMs,
    llmModel,
    ttsModel: models.tts.model,
  };
  return {
    tookMs: waitMs + spokenMs,
    event: {
      kind: "turn",
      spokenMs,
      fields: { turn, speaker: "bot", content, source, interrupted, ...measured },
    },
  };
}

/** A person of ours speaks; nobody measures how fast. */
export function operatorSpeech(random: Random, turn: number, content: string): Speech {
  const spokenMs = spoken(content, HUMAN_PACE) + 300;
  return {
    tookMs: random.latency(700, 0.4) + spokenMs,
    event: { kind: "turn", spokenMs, fields: { turn, speaker: "operator", content, language: "uk" } },
  };
}

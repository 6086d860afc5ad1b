/** What providers charge, in billionths of a dollar (nano-dollars) per unit. */
export const prices = {
  /** Per second of the caller's speech: 0.0060 USD a minute. */
  sttSecond: 100_000,
  inputToken: 1_000,
  cachedInputToken: 100,
  outputToken: 5_000,
  /** Per character spoken: 16 USD a million. */
  ttsCharacter: 16_000,
  /** Per tenth of a minute on the line: 0.0085 USD a minute. */
  telephonyTenth: 850_000,
  /** Per call evaluated afterwards. */
  analysisToken: 3_000,
} as const;

export const models = {
  stt: { provider: "deepgram", model: "nova-3" },
  llm: { provider: "anthropic", model: "claude-haiku" },
  tts: { provider: "azure", model: "uk-UA-PolinaNeural" },
  telephony: { provider: "trunk-ua" },
  analysis: { provider: "anthropic", model: "claude-sonnet" },
} as const;

/**
 * What is recorded while measuring: customer and bot by turns, half of them in
 * Cyrillic letters, which cost two bytes each. As large as turns of real calls
 * (about 450 bytes as events).
 *
 * @type {readonly import("@calltape/producer").TurnFields[]}
 */
const turns = [
  customer("Доброго дня! Мені потрібні зимові шини на шістнадцять радіус, є щось недороге?", "uk"),
  bot("Є три варіанти на R16, показати найдешевший? Він є у Києві та у Львові.", "uk"),
  customer("I've finished my work for today. Could you help me find a movie to watch tonight?", "en"),
  bot("Dogman, Hackers and High Life are 3 suitable movies of 10 that your search yielded.", "en"),
];

/**
 * The fields of the `n`-th turn recorded, a new object as a handler would make it.
 *
 * @returns {import("@calltape/producer").TurnFields}
 */
export function turnFields(/** @type {number} */ n) {
  const turn = turns[n % turns.length];
  if (turn === undefined) throw new RangeError(`turn ${n} is none`);
  return { ...turn, turn: n + 1 };
}

/** @returns {import("@calltape/producer").TurnFields} */
function customer(/** @type {string} */ content, /** @type {string} */ language) {
  const heard = { sttConfidence: 0.832, sttLatencyMs: 178, eouDelayMs: 468, sttModel: "whisper-large-v3" };
  return { turn: 1, speaker: "customer", content, language, ...heard };
}

/** @returns {import("@calltape/producer").TurnFields} */
function bot(/** @type {string} */ content, /** @type {string} */ language) {
  const said = { llmLatencyMs: 1899, ttsLatencyMs: 228, totalResponseLatencyMs: 2497 };
  const by = { llmModel: "claude-haiku", ttsModel: "uk-neural" };
  return { turn: 1, speaker: "bot", content, source: "llm", interrupted: false, language, ...said, ...by };
}

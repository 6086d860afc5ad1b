import {
  agreesToCallback,
  anythingElse,
  customerFarewell,
  farewell,
  fillers,
  nothingElse,
  notUnderstood,
  type Phrases,
  repeating,
  repeatPlease,
  systemDown,
  thanks,
} from "./phrases/common.js";
import { questions } from "./phrases/questions.js";
import type { ScriptWriter } from "./script-writer.js";
import type { Ending } from "./scripted-call.js";
import { type ToolName, useTool } from "./use-tool.js";

/** What a call without trouble is not shorter than, in turns. */
const USUAL_TURNS = 8;
/** Who has talked this long understands at once and asks no more by the way. */
const LONG_TURNS = 22;

/** The caller says one of the phrases; now and then they are not understood the first time. */
export function ask(writer: ScriptWriter, phrases: Phrases): void {
  const { random } = writer;
  const said = random.pick(phrases);
  writer.customer(said);
  if (writer.turns > LONG_TURNS || !random.chance(0.04)) return;
  writer.canned(random.pick(notUnderstood));
  writer.customer(said);
}

/** The bot says one of the phrases; now and then it is interrupted, and says it again. */
export function say(writer: ScriptWriter, phrases: Phrases): void {
  const { random } = writer;
  const said = random.pick(phrases);
  if (random.chance(0.015)) stumble(writer);
  const heard = said.indexOf(" ", Math.floor(said.length * (0.3 + random.next() * 0.3)));
  const canBeCut = said.length >= 60 && heard !== -1 && writer.turns < LONG_TURNS;
  if (!canBeCut || !random.chance(0.07)) {
    writer.bot(said);
    return;
  }
  writer.bot(said, heard);
  writer.customer(random.pick(repeatPlease));
  writer.bot(`${random.pick(repeating)} ${said}`);
}

/** A provider fails once, and another takes over. */
function stumble(writer: ScriptWriter): void {
  const { random } = writer;
  const stumbles = [
    { component: "llm", provider: "anthropic", code: "529", message: "Overloaded", fallbackTo: "openai" },
    {
      component: "llm",
      provider: "anthropic",
      code: "timeout",
      message: "no token in 4000 ms",
      fallbackTo: "openai",
    },
    { component: "tts", provider: "azure", code: "429", message: "Too Many Requests", fallbackTo: "google" },
    { component: "stt", provider: "deepgram", code: "1011", message: "stream closed", fallbackTo: "google" },
  ] as const;
  const waited = random.latency(700);
  writer.pause(waited);
  writer.add(0, { kind: "error", fields: { ...random.pick(stumbles), attempt: 1, fatal: false } });
}

/** The bot looks something up, sometimes saying so; `undefined` if all went well, else how the call ends. */
export function lookUp(
  writer: ScriptWriter,
  name: ToolName,
  args: object,
  result: object,
): Ending | undefined {
  if (writer.random.chance(0.5)) writer.canned(writer.random.pick(fillers));
  return useTool(writer, name, args, result) ? undefined : apologise(writer);
}

function apologise(writer: ScriptWriter): Ending {
  say(writer, systemDown);
  ask(writer, agreesToCallback);
  return part(writer, "callback", "store_unavailable");
}

/** What callers ask by the way, so that the talk is no shorter than talks are. */
export function chat(writer: ScriptWriter): void {
  const { random } = writer;
  const wanted = Number(random.weighted({ 0: 50, 1: 33, 2: 13, 3: 4 }));
  let asked = 0;
  for (const question of random.shuffle(questions)) {
    const isShort = writer.turns + 2 < USUAL_TURNS;
    if (!isShort && (asked >= wanted || writer.turns > LONG_TURNS)) break;
    if (writer.lastSpeaker === "customer") say(writer, anythingElse);
    ask(writer, [question.asked]);
    say(writer, [question.answered]);
    asked++;
  }
}

/** Both say goodbye, and one of them hangs up. */
export function part(writer: ScriptWriter, outcome: NonNullable<Ending["outcome"]>, result: string): Ending {
  const { random } = writer;
  if (writer.lastSpeaker === "bot") ask(writer, thanks);
  if (random.chance(0.35) && writer.turns < LONG_TURNS) {
    say(writer, anythingElse);
    ask(writer, nothingElse);
  }
  writer.canned(random.pick(farewell));
  if (random.chance(0.2))
    return { endReason: "agent_hangup", endDetail: "the talk was over", outcome, result };
  if (random.chance(0.6)) writer.customer(random.pick(customerFarewell));
  return { endReason: "caller_hangup", outcome, result };
}

import type { TransferFields } from "@calltape/producer";
import type { Caller } from "./callers.js";
import type { Random } from "./random.js";
import type { Ending, ScriptedEvent, ScriptedStep } from "./scripted-call.js";
import { botSpeech, customerSpeech, operatorSpeech, type Speech } from "./speech.js";
import { ModelUsage, settle } from "./usage-lines.js";

/** Writes a call down step by step, as it unfolds: who speaks for how long, and what it costs. */
export class ScriptWriter {
  readonly random: Random;
  readonly caller: Caller;
  #steps: ScriptedStep[] = [];
  readonly #model = new ModelUsage();
  #turns = 0;
  /** Waits for the next step to be added to. */
  #pauseMs = 0;
  /** How long the caller has heard nothing since their last words; `undefined` while nobody waits for an answer. */
  #silenceMs: number | undefined;

  constructor(random: Random, caller: Caller) {
    this.random = random;
    this.caller = caller;
  }

  get steps(): readonly ScriptedStep[] {
    return this.#steps;
  }

  /** How many turns there are so far. */
  get turns(): number {
    return this.#turns;
  }

  get lastSpeaker(): string | undefined {
    const event = this.#steps.findLast((step) => step.event.kind === "turn")?.event;
    return event?.kind === "turn" ? event.fields.speaker : undefined;
  }

  /** Something happens this long after the step before. */
  add(afterMs: number, event: ScriptedEvent): void {
    this.#steps.push({ afterMs: Math.round(afterMs + this.#pauseMs), event });
    this.#pauseMs = 0;
  }

  /** Nothing happens, and the caller hears nothing. */
  pause(durationMs: number): void {
    this.#pauseMs += durationMs;
    if (this.#silenceMs !== undefined) this.#silenceMs += durationMs;
  }

  customer(content: string): void {
    const speech = customerSpeech(this.random, ++this.#turns, content);
    this.#speak(speech);
    this.#silenceMs = speech.event.fields.eouDelayMs ?? 0;
  }

  /** The bot answers in the model's words; if the caller breaks in after `heard` letters, only these are heard. */
  bot(said: string, heard = said.length): void {
    const interrupted = heard < said.length;
    const content = interrupted ? `${said.slice(0, heard).replace(/[\s.,:;!?—]+$/, "")}…` : said;
    const answer = { content, source: "llm", interrupted, silenceMs: this.#silenceMs } as const;
    this.#speak(botSpeech(this.random, ++this.#turns, answer));
    this.add(this.random.int(5, 40), this.#model.request(this.random, this.#steps, said.length));
  }

  /** The bot plays a prepared phrase: no model is asked, and little time passes. */
  canned(content: string): void {
    const answer = { content, source: "canned", interrupted: false, silenceMs: this.#silenceMs } as const;
    this.#speak(botSpeech(this.random, ++this.#turns, answer));
  }

  operator(content: string): void {
    this.#speak(operatorSpeech(this.random, ++this.#turns, content));
  }

  learnName(): void {
    const fields = { customerName: this.caller.fullName };
    this.add(this.random.int(20, 200), { kind: "update", fields });
  }

  transfer(fields: TransferFields): void {
    this.add(fields.waitMs ?? this.random.int(20, 80), { kind: "transfer", fields });
  }

  /** Forgets everything behind a turn of this speaker, the first one past this share of the talk. */
  cutAfterTurn(speaker: "customer" | "bot", share: number): boolean {
    const steps = this.#steps;
    const transfer = steps.findIndex(({ event }) => event.kind === "transfer");
    const last = transfer === -1 ? steps.length : transfer;
    const cut = steps.findIndex(
      ({ event }, i) => i >= last * share && event.kind === "turn" && event.fields.speaker === speaker,
    );
    const step = steps[cut];
    if (step === undefined || cut >= last || step.event.kind !== "turn") return false;
    // The model's bill follows its answer.
    this.#steps = steps.slice(0, steps[cut + 1]?.event.kind === "usage" ? cut + 2 : cut + 1);
    this.#turns = step.event.fields.turn;
    this.#silenceMs = step.event.fields.eouDelayMs ?? undefined;
    return true;
  }

  /** The call is over: what was not yet billed, then the end itself. */
  end(ending: Ending, scenario: string): void {
    for (const event of settle(this.#steps)) this.add(this.random.int(1, 8), event);
    this.add(this.random.int(50, 900), { kind: "end", fields: { ...ending, scenario } });
  }

  #speak({ tookMs, event }: Speech): void {
    this.add(tookMs, event);
    this.#silenceMs = undefined;
  }
}

import type { CallHandle, Recorder } from "@calltape/producer";
import type { EventType } from "@calltape/shared";
import type { Random } from "../plan/seeded-random.js";

/** Records one event; `record` is given the token to put into it, and `seq` where the event has one. */
export type Record = (
  callId: string,
  seq: number | undefined,
  type: EventType,
  record: (token: string) => void,
) => void;

const LONG_TEXT = "Шини 205/55 R16 є в наявності, доставка завтра. ".repeat(120);

/** One call made up as it goes, an event at each step. */
export class Conversation {
  readonly #recorder: Recorder;
  readonly #record: Record;
  readonly #random: Random;
  readonly #id = crypto.randomUUID();
  readonly #steps: number;
  #call: CallHandle | undefined;
  #seq = 0;
  #turn = 0;
  #ended = false;

  constructor(recorder: Recorder, record: Record, random: Random) {
    this.#recorder = recorder;
    this.#record = record;
    this.#random = random;
    this.#steps = random.whole(5, 60);
  }

  /** Goes on by an event. Returns whether the call is over. */
  step(): boolean {
    if (this.#call === undefined) this.#start();
    else if (this.#seq >= this.#steps) this.end();
    else this.#speak(this.#call);
    return this.#ended;
  }

  end(): void {
    const call = this.#call;
    if (call === undefined || this.#ended) return;
    this.#next("call.ended", (requestId) =>
      call.end({
        endReason: "caller_hangup",
        outcome: "resolved",
        metadata: { steps: this.#steps },
        requestId,
      }),
    );
    this.#ended = true;
    if (this.#random.chance(0.3)) {
      this.#record(this.#id, undefined, "call.analyzed", (requestId) =>
        call.analyze({ qualityScore: 0.5, sentiment: "neutral", requestId }),
      );
    }
  }

  #start(): void {
    const callerPhone = `+38067${this.#random.whole(1_000_000, 1_000_400)}`;
    this.#next("call.started", (requestId) => {
      this.#call = this.#recorder.startCall({
        ...{ callId: this.#id, direction: "inbound", callerPhone, scenario: "tire_search", requestId },
      });
    });
  }

  #speak(call: CallHandle): void {
    const random = this.#random;
    const die = random.whole(0, 99);
    if (die < 55) {
      const turn = ++this.#turn;
      const content = random.chance(0.05) ? LONG_TEXT : `Репліка ${turn}`;
      const interrupted = random.chance(0.1);
      const speaker = turn % 2 === 1 ? "customer" : "bot";
      this.#next("turn.completed", (requestId) =>
        call.turn({ turn, speaker, content, interrupted, sttLatencyMs: random.whole(50, 900), requestId }),
      );
    } else if (die < 75) {
      const component = random.pick(["stt", "llm", "tts", "telephony", "analysis", "other"]);
      const cost = `0.${String(random.whole(1, 999_999_999)).padStart(9, "0")}`;
      this.#next("usage.recorded", (requestId) => call.usage({ component, cost, requestId }));
    } else if (die < 87) {
      const success = random.chance(0.8);
      this.#next("tool.completed", (requestId) =>
        call.tool({
          name: "search_tires",
          args: { size: "205/55 R16" },
          durationMs: 140,
          success,
          requestId,
        }),
      );
    } else if (die < 93) {
      this.#next("error.raised", (requestId) =>
        call.error({ component: "store_api", code: "503", requestId }),
      );
    } else if (die < 98) {
      this.#next("call.updated", (requestId) => call.update({ metadata: { step: this.#seq }, requestId }));
    } else {
      this.#next("call.transferred", (requestId) =>
        call.transfer({ reason: "customer_request", result: "refused", requestId }),
      );
    }
  }

  #next(type: EventType, record: (token: string) => void): void {
    this.#record(this.#id, this.#seq++, type, record);
  }
}

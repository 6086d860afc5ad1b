import type { Logger } from "@calltape/shared";
import type { CallerMistake } from "./caller-mistake.js";
import type { EventDraft } from "./event-draft.js";
import { type PreparedEvent, prepareEvent } from "./prepare-event.js";
import type { RefusalReason } from "./recorder.js";

type Prepared = Extract<PreparedEvent, { ok: true }>;

/** Reasons that are nobody's mistake. */
type Shortage = Extract<RefusalReason, "buffer_full" | "spool_full">;

export interface IntakeOptions {
  /** Stores an event that is ready to be sent, or says why not. */
  readonly deliver: (draft: EventDraft, prepared: Prepared) => Shortage | undefined;
  readonly onMistake: (mistake: CallerMistake) => void;
  /** Told of every event that was taken. Never throws. */
  readonly onTaken?: ((draft: EventDraft) => void) | undefined;
  readonly logger: Logger;
  readonly now: () => number;
}

/** The one door all events of all calls go through: checks them, counts them, hands them on. Never throws. */
export class EventIntake {
  readonly logger: Logger;
  readonly now: () => number;
  readonly refused: Record<RefusalReason, number> = {
    buffer_full: 0,
    spool_full: 0,
    invalid: 0,
    too_large: 0,
    unencodable: 0,
    closed: 0,
  };
  cut = 0;
  mistakes = 0;
  /** Set when the recorder is closed: from then on nothing is taken. */
  closed = false;
  readonly #deliver: IntakeOptions["deliver"];
  readonly #onMistake: IntakeOptions["onMistake"];
  readonly #onTaken: IntakeOptions["onTaken"];

  constructor({ deliver, onMistake, onTaken, logger, now }: IntakeOptions) {
    this.#deliver = deliver;
    this.#onMistake = onMistake;
    this.#onTaken = onTaken;
    this.logger = logger;
    this.now = now;
  }

  /** Takes an event in. Returns whether it was well-formed, whether or not there was room for it. */
  take(draft: EventDraft): boolean {
    if (this.closed) {
      this.refuse("closed", draft.type, draft.callId, "recorded after the recorder was closed");
      return true;
    }
    const prepared = prepareEvent(draft);
    if (!prepared.ok) {
      this.refuse(prepared.reason, draft.type, draft.callId, prepared.message);
      return false;
    }
    if (prepared.cut) this.cut++;
    const refusal = this.#deliver(draft, prepared);
    if (refusal === undefined) this.#onTaken?.(draft);
    else this.refused[refusal]++;
    return true;
  }

  /** Counts and reports an event that is not taken because of what the caller did. */
  refuse(reason: Exclude<RefusalReason, Shortage>, what: string, callId: string, message: string): void {
    this.refused[reason]++;
    this.mistakes++;
    this.#onMistake({ reason, what, callId, message });
  }

  /** Counts and reports a mistake that costs no event. */
  misuse(what: string, callId: string | undefined, message: string): void {
    this.mistakes++;
    this.#onMistake({ reason: "misuse", what, callId, message });
  }
}

import type { EventType } from "@calltape/shared";
import type { CallHandle } from "./call-handle.js";
import { CallLog } from "./call-log.js";
import { correlation } from "./correlation.js";
import { type CallIdentity, EnvelopeWriter } from "./envelope-writer.js";
import type {
  AnalysisFields,
  EndFields,
  ErrorFields,
  ToolFields,
  TransferFields,
  TurnFields,
  UpdateFields,
  UsageFields,
} from "./event-fields.js";
import { eventId } from "./event-id.js";
import type { EventIntake } from "./event-intake.js";
import { wireData } from "./field-names.js";
import type { CallWatcher } from "./sessions/call-watcher.js";
import type { Tape, TapePosition } from "./sessions/tape.js";
import { timeOf, timestamp } from "./timestamp.js";

const nothing: Readonly<Record<string, unknown>> = Object.freeze({});

const fieldsOf = (given: unknown): Readonly<Record<string, unknown>> =>
  typeof given === "object" && given !== null ? (given as Record<string, unknown>) : nothing;

/**
 * The handle of a call that is recorded here.
 *
 * A call is *open* from its start to its first well-formed end, then *ended*.
 * `seq` counts every event the caller meant to record, also those that are
 * refused: the gap makes the loss countable. The end has the last number, and
 * so says how many events there are; what comes after it, an analysis above
 * all, has none. `at` never decreases, whatever the
 * clock or the caller says.
 */
export class RecordedCall implements CallHandle {
  readonly id: string;
  readonly startedAt: Date;
  readonly #identity: CallIdentity;
  readonly #startedAtText: string;
  readonly #writer: EnvelopeWriter;
  readonly #intake: EventIntake;
  readonly #watcher: CallWatcher;
  readonly #log: CallLog;
  /** The number of the next event; undefined where it cannot be known. */
  #seq: number | undefined;
  #lastAt: number;
  #ended: boolean;

  /** A new call, or one that is continued from where its tape stands. */
  constructor(identity: CallIdentity, intake: EventIntake, watcher: CallWatcher, position?: TapePosition) {
    this.id = identity.id;
    this.startedAt = new Date(identity.startedAt);
    this.#identity = identity;
    this.#startedAtText = timestamp(identity.startedAt);
    this.#writer = new EnvelopeWriter(identity);
    this.#seq = position === undefined ? 0 : position.nextSeq;
    this.#lastAt = Math.max(identity.startedAt, position?.lastAt ?? identity.startedAt);
    this.#ended = position?.ended ?? false;
    this.#intake = intake;
    this.#watcher = watcher;
    this.#log = new CallLog(intake.logger, identity.id);
  }

  /** What another process needs to continue this call. */
  tape(): Tape {
    return { ...this.#identity, nextSeq: this.#seq, lastAt: this.#lastAt, ended: this.#ended };
  }

  /** The call's first event, which happened at its start. */
  start(facts: Readonly<Record<string, unknown>>): void {
    this.#record("call.started", facts, this.#lastAt);
  }

  turn(fields: TurnFields): void {
    this.#record("turn.completed", fields);
  }

  tool(fields: ToolFields): void {
    this.#record("tool.completed", fields);
  }

  error(fields: ErrorFields): void {
    this.#record("error.raised", fields);
  }

  transfer(fields: TransferFields): void {
    this.#record("call.transferred", fields);
  }

  usage(fields: UsageFields): void {
    this.#record("usage.recorded", fields);
  }

  update(fields: UpdateFields): void {
    this.#record("call.updated", fields);
  }

  end(fields: EndFields): void {
    if (this.#ended) {
      this.#intake.misuse("call.ended", this.id, "the call has ended before; this end is ignored");
      return;
    }
    if (!this.#record("call.ended", fields)) return;
    this.#ended = true;
    this.#watcher.ended(this);
  }

  analyze(fields: AnalysisFields): void {
    this.#record("call.analyzed", fields);
  }

  /** Returns whether the event was well-formed. Whatever the caller's objects do, it does not throw. */
  #record(type: EventType, given: unknown, happenedAt?: number): boolean {
    const seq = this.#ended ? undefined : this.#seq;
    if (seq !== undefined) this.#seq = seq + 1;
    try {
      if (this.#ended && type !== "call.analyzed") {
        this.#intake.misuse(type, this.id, "recorded after the end of the call");
      }
      const fields = fieldsOf(given);
      const data = wireData(type, fields);
      this.#log.learn(type, data);
      const own = correlation(fields, this.#identity, this.#intake, type);
      const time = happenedAt ?? this.#advance(fields["at"], type);
      const head = this.#writer.head(eventId(this.#intake.now()), type, time, seq, own);
      const draft = {
        type,
        callId: this.id,
        startedAt: this.#startedAtText,
        at: timestamp(time),
        head,
        data,
      };
      if (!this.#intake.take(draft)) return false;
      this.#log.recorded(type, data, {
        requestId: own.requestId,
        sinceStartMs: time - this.#identity.startedAt,
      });
      return true;
    } catch {
      // A getter or a proxy of the caller's; what it throws may be personal and is not passed on.
      this.#intake.refuse(
        "invalid",
        type,
        this.id,
        "the fields could not be read: reading one of them throws",
      );
      return false;
    } finally {
      if (!this.#ended) this.#watcher.spoke(this);
    }
  }

  #advance(given: unknown, type: EventType): number {
    let time = given === undefined || given === null ? this.#intake.now() : timeOf(given);
    if (time === undefined) {
      this.#intake.misuse(
        type,
        this.id,
        "at must be a Date between the years 1 and 9999; now is used instead",
      );
      time = this.#intake.now();
    }
    if (time > this.#lastAt) this.#lastAt = time;
    return this.#lastAt;
  }
}

import { type CallEvent, decodeEvent, type Logger } from "@calltape/shared";
import type { CallHandle } from "./call-handle.js";
import type { CallerMistake } from "./caller-mistake.js";
import type { StartFields } from "./event-fields.js";
import { EventIntake } from "./event-intake.js";
import { guardedLogger } from "./guarded-logger.js";
import { guardedMetrics } from "./guarded-metrics.js";
import type { Recorder, RecorderStats } from "./recorder.js";
import type { RecorderMetrics } from "./recorder-metrics.js";
import { InMemorySessions } from "./sessions/in-memory-sessions.js";
import { type ResumeFacts, resumeCall } from "./sessions/resume-call.js";
import type { SessionStore } from "./sessions/session-store.js";
import { silentLogger } from "./silent-logger.js";
import { startCall } from "./start-call.js";

export interface InMemoryRecorderOptions {
  /** Whose calls these are. Default: the empty tenant. */
  readonly tenant?: string | undefined;
  /** Version of the agent, for calls that do not state theirs. */
  readonly agentVersion?: string | undefined;
  /** Default: says nothing. */
  readonly logger?: Logger | undefined;
  /** What counts, made by `recorderMetrics` of `@calltape/producer/metrics`. Default: nothing does. */
  readonly metrics?: RecorderMetrics | undefined;
  /** The clock, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** Would be a fault of the recorder's own: what it takes, every reader can read. */
const UNREADABLE = "what was recorded cannot be read back";

/**
 * A {@link Recorder} for the tests of programs that record: checks events as the
 * real one does, and keeps them, as a reader would decode them, in an array.
 * Needs no Redis and has no bounds.
 */
export class InMemoryRecorder implements Recorder {
  /** Everything recorded, in order. */
  readonly events: CallEvent[] = [];
  /** What the caller did wrong, in order; a test usually expects none. */
  readonly mistakes: CallerMistake[] = [];
  readonly sessions: SessionStore;
  readonly #sessions = new InMemorySessions((...mistake) => this.#intake.misuse(...mistake));
  readonly #intake: EventIntake;
  readonly #defaults: { readonly tenant: string; readonly agentVersion: string | undefined };

  constructor(options: InMemoryRecorderOptions = {}) {
    this.sessions = this.#sessions;
    this.#defaults = { tenant: options.tenant ?? "", agentVersion: options.agentVersion };
    const logger = guardedLogger(options.logger ?? silentLogger);
    const metrics = guardedMetrics(options.metrics, logger);
    this.#intake = new EventIntake({
      deliver: ({ type, callId }, { json }) => {
        const decoded = decodeEvent(json);
        if (decoded.ok) this.events.push(decoded.event);
        else this.#intake.refuse("invalid", type, callId, `${UNREADABLE}: ${decoded.message}`);
        return undefined;
      },
      onMistake: (mistake) => this.mistakes.push(mistake),
      onTaken: metrics.onTaken,
      logger,
      now: options.now ?? Date.now,
    });
    metrics.attach(this);
  }

  startCall(facts: StartFields): CallHandle {
    return startCall(facts, this.#defaults, this.#intake, this.#sessions);
  }

  resumeCall(callId: string, facts?: ResumeFacts): Promise<CallHandle | undefined> {
    const sessions = this.#sessions;
    return resumeCall(callId, facts, {
      findLive: (id) => sessions.findCall(id),
      findTape: () => sessions.findTape(),
      tenant: this.#defaults.tenant,
      intake: this.#intake,
      watcher: sessions,
    });
  }

  /** The events of one call, in order. */
  eventsOf(callId: string): CallEvent[] {
    return this.events.filter((event) => event.call_id === callId.toLowerCase());
  }

  /** Forgets events and mistakes; calls go on. */
  clear(): void {
    this.events.length = 0;
    this.mistakes.length = 0;
  }

  async flush(): Promise<boolean> {
    return true;
  }

  async close(): Promise<boolean> {
    this.#intake.closed = true;
    return true;
  }

  stats(): RecorderStats {
    const { refused, cut, mistakes } = this.#intake;
    return {
      buffered: 0,
      bufferedBytes: 0,
      inFlight: 0,
      sent: this.events.length,
      retried: 0,
      redelivered: 0,
      spool: { spooled: 0, unspooled: 0, damaged: 0, bytes: 0 },
      refused: { ...refused },
      cut,
      mistakes,
      lost: 0,
      sessions: this.#sessions.stats(),
    };
  }
}

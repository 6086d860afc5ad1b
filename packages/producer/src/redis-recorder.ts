import { shardOf, streamKeys } from "@calltape/shared";
import { BoundedBuffer } from "./bounded-buffer.js";
import type { CallHandle } from "./call-handle.js";
import type { EventDraft } from "./event-draft.js";
import type { StartFields } from "./event-fields.js";
import { EventIntake } from "./event-intake.js";
import { flushBeforeExit } from "./flush-before-exit.js";
import { guardedMetrics } from "./guarded-metrics.js";
import { importanceOf } from "./importance.js";
import { MistakeLog } from "./mistake-log.js";
import type { DeadlineOptions, Recorder, RecorderStats } from "./recorder.js";
import type { ResolvedOptions } from "./recorder-options.js";
import { RefusalEpisode } from "./refusal-episode.js";
import { Sender } from "./sender.js";
import { CallKeeper } from "./sessions/call-keeper.js";
import { RedisSessions } from "./sessions/redis-sessions.js";
import { type ResumeFacts, resumeCall } from "./sessions/resume-call.js";
import { VersionClock } from "./sessions/version-clock.js";
import { createSpool } from "./spool/create-spool.js";
import type { SpoolPump } from "./spool/spool-pump.js";
import { startCall } from "./start-call.js";

const FLUSH_MS = 2_000;
const CLOSE_MS = 5_000;
const EXIT_MS = 5_000;
const LONGEST_TIMER_MS = 2_147_483_647;
const NO_SPOOL = { spooled: 0, unspooled: 0, damaged: 0 };

function deadline(options: DeadlineOptions | undefined, otherwise: number): number {
  let given: unknown;
  try {
    given = options?.timeoutMs;
  } catch {
    // A getter or a proxy of the caller's: the default is as good an answer.
    return otherwise;
  }
  if (typeof given !== "number" || !(given >= 0)) return otherwise;
  return Math.min(given, LONGEST_TIMER_MS);
}

/**
 * Composes the way of an event: intake (check, encode), buffer, sender, and
 * around an absent Redis the spool; and beside it the sessions of the calls.
 */
export class RedisRecorder implements Recorder {
  readonly sessions: RedisSessions;
  readonly #options: ResolvedOptions;
  readonly #buffer: BoundedBuffer;
  readonly #sender: Sender;
  readonly #spool: SpoolPump | undefined;
  readonly #intake: EventIntake;
  readonly #keeper: CallKeeper;
  readonly #refusals: RefusalEpisode;
  readonly #stopFlushingBeforeExit: () => void;
  #closing: Promise<boolean> | undefined;
  #hasGivenUp = false;
  #lost = 0;

  constructor(options: ResolvedOptions) {
    const { address, limits, logger, now, prefix, protocol, shards } = options;
    const mistakes = new MistakeLog(logger, now);
    const metrics = guardedMetrics(options.metrics, logger);
    this.#options = options;
    this.#refusals = new RefusalEpisode(logger);
    this.#buffer = new BoundedBuffer(shards, limits);
    const onProgress = () => this.#refusals.relieved(this.#buffer.fullness);
    this.#sender = new Sender({
      buffer: this.#buffer,
      keys: streamKeys(prefix, shards),
      redis: { address, protocol },
      redelivery: options.redelivery,
      logger,
      onProgress,
      onReady: () => this.#spool?.wake(),
    });
    const parts = { buffer: this.#buffer, sender: this.#sender, shards, logger, onProgress };
    this.#spool = createSpool(options.spool, parts);
    this.#intake = new EventIntake({
      deliver: (draft, prepared) => this.#deliver(draft, prepared),
      onMistake: (mistake) => mistakes.report(mistake),
      onTaken: metrics.onTaken,
      logger,
      now,
    });
    const clock = new VersionClock();
    this.sessions = new RedisSessions({
      ...{ prefix, logger, clock, sessions: options.sessions, redis: { address, protocol } },
      misuse: (...mistake) => this.#intake.misuse(...mistake),
    });
    this.#keeper = new CallKeeper(this.sessions, clock, options.sessions.keepsCalls);
    this.#stopFlushingBeforeExit = flushBeforeExit(() => void this.#flushBeforeExit());
    metrics.attach(this);
  }

  startCall(facts: StartFields): CallHandle {
    return startCall(facts, this.#options, this.#intake, this.#keeper);
  }

  resumeCall(callId: string, facts?: ResumeFacts): Promise<CallHandle | undefined> {
    return resumeCall(callId, facts, {
      findLive: (id) => this.#keeper.live.get(id),
      findTape: (id) => this.sessions.findTape(id),
      tenant: this.#options.tenant,
      intake: this.#intake,
      watcher: this.#keeper,
    });
  }

  flush(options?: DeadlineOptions): Promise<boolean> {
    return this.#flush(deadline(options, FLUSH_MS));
  }

  close(options?: DeadlineOptions): Promise<boolean> {
    this.#closing ??= this.#close(deadline(options, CLOSE_MS));
    return this.#closing;
  }

  stats(): RecorderStats {
    const { refused, cut, mistakes } = this.#intake;
    return {
      buffered: this.#buffer.held,
      bufferedBytes: this.#buffer.heldBytes,
      inFlight: this.#buffer.inFlight,
      sent: this.#sender.sent,
      retried: this.#sender.retried,
      redelivered: this.#sender.redelivered,
      spool: { ...(this.#spool?.counts ?? NO_SPOOL), bytes: this.#spool?.bytes ?? 0 },
      refused: { ...refused },
      cut,
      mistakes,
      lost: this.#lost,
      sessions: this.sessions.stats(),
    };
  }

  #deliver(
    { type, callId }: EventDraft,
    { json, bytes }: { json: string; bytes: number },
  ): "buffer_full" | "spool_full" | undefined {
    const shard = shardOf(callId, this.#options.shards);
    if (!this.#buffer.offer(shard, json, bytes, importanceOf[type])) {
      this.#refusals.refused(this.#buffer.held, this.#buffer.heldBytes);
      return this.#spool?.isRefusing ? "spool_full" : "buffer_full";
    }
    this.#hasGivenUp = false;
    this.#sender.wake();
    return undefined;
  }

  async #flush(timeoutMs: number): Promise<boolean> {
    this.#keeper.keep();
    this.#spool?.wake();
    const events = this.#sender.flush(timeoutMs, () => this.#spool?.isClear ?? true);
    const isWritten = await Promise.all([events, this.sessions.flush(timeoutMs)]);
    return isWritten.every(Boolean);
  }

  async #close(timeoutMs: number): Promise<boolean> {
    this.#intake.closed = true;
    this.#sender.lookAgain();
    const isWritten = await this.#flush(timeoutMs);
    this.sessions.close();
    const inDoubt = this.#takeInDoubt();
    await this.#sender.close();
    await this.#spool?.close(inDoubt);
    this.#stopFlushingBeforeExit();
    this.#giveUp("the recorder was closed while Redis was away");
    const { unwritten } = this.sessions.stats();
    if (unwritten > 0) this.#options.logger.warning("sessions_lost", { lost: unwritten });
    return isWritten;
  }

  /** Holds the process until what was recorded is in Redis, or, once, until it is clear that it will not be. */
  async #flushBeforeExit(): Promise<void> {
    const hasSessions = this.#keeper.hasMoved || this.sessions.hasToWrite;
    const isUnsent = this.#buffer.held > 0 || this.#sender.hasToSendAgain;
    if ((!isUnsent && !hasSessions) || this.#hasGivenUp) return;
    this.#hasGivenUp = true;
    if (await this.#flush(EXIT_MS)) {
      this.#hasGivenUp = false;
      return;
    }
    const inDoubt = this.#takeInDoubt();
    this.#sender.suspend();
    this.sessions.suspend();
    await this.#spool?.spoolAll(inDoubt);
    this.#giveUp("the process ended while Redis was away");
  }

  /** What Redis has confirmed and may have lost can be left to the next process only on a disk. */
  #takeInDoubt(): readonly string[] {
    return this.#spool === undefined ? [] : this.#sender.takeInDoubt();
  }

  /** What is on disk is not lost: the next process sends it. */
  #giveUp(why: string): void {
    this.#lost = this.#buffer.held;
    if (this.#lost > 0) this.#options.logger.error("events_lost", { lost: this.#lost, why });
  }
}

import type { Logger } from "@calltape/shared";
import { Backoff } from "../backoff.js";
import type { Command } from "../redis-connection.js";
import { replyCode, replyVerdict } from "../reply-verdict.js";
import { within } from "./deadline.js";
import type { SessionCommands } from "./session-commands.js";
import {
  type ChangeOutcome,
  isLive,
  isUnwritten,
  type SessionEntry,
  tellWaiters,
  waitForChange,
} from "./session-entry.js";
import type { SessionLink } from "./session-link.js";
import type { SessionMemory } from "./session-memory.js";
import { type Answer, packShipment, readAnswers, type Shipment } from "./session-shipment.js";
import { settleWritten } from "./settle-entry.js";
import type { VersionClock } from "./version-clock.js";

const BATCH_SESSIONS = 100;
const BATCH_CHARACTERS = 256 * 1024;
const PASSING = { minMs: 50, maxMs: 5_000 };
/** What somebody has to repair is asked for less eagerly. */
const MISCONFIGURED = { minMs: 500, maxMs: 10_000 };

export interface SessionWriterOptions {
  readonly link: SessionLink;
  readonly memory: SessionMemory;
  readonly commands: SessionCommands;
  readonly clock: VersionClock;
  readonly ttlMs: number;
  readonly logger: Logger;
}

/**
 * Brings what memory has unwritten to Redis, one pipeline at a time: first the
 * sessions, then their places in the index, which is in another slot of a
 * cluster. Another process may write the session between the two; so whoever
 * was last at the index looks at the session once more, and puts its place
 * right. A session is written when all that has succeeded; whatever is not
 * known to be is sent again, which changes nothing where it was. It rests while
 * Redis is away, and pauses after a refusal.
 */
export class SessionWriter {
  readonly #options: SessionWriterOptions;
  readonly #passing = new Backoff(PASSING);
  readonly #misconfigured = new Backoff(MISCONFIGURED);
  #isWriting = false;
  #isClosed = false;
  #pause: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;
  #refusal: string | undefined;

  constructor(options: SessionWriterOptions) {
    this.#options = options;
  }

  /** Whether Redis answers but does not let sessions be written, until somebody changes that. */
  get isRefused(): boolean {
    return this.#refusal !== undefined;
  }

  /** To be called when something is unwritten, and when Redis is ready. What comes in this turn goes together. */
  wake(): void {
    if (!this.#isClosed) this.#immediate ??= setImmediate(() => void this.#write());
  }

  /** What became of a change, or undefined if that is not known in time; at once if Redis is away. */
  async outcome(entry: SessionEntry, change: number, timeoutMs: number): Promise<ChangeOutcome | undefined> {
    if (this.#options.link.isAway || this.isRefused || this.#isClosed) return undefined;
    const { promise, cancel } = waitForChange(entry, change);
    const outcome = await within(timeoutMs, promise);
    cancel();
    return outcome;
  }

  /** Resolves with whether everything unwritten now was written in time. While Redis refuses, nobody waits. */
  async flush(timeoutMs: number): Promise<boolean> {
    const { memory, link } = this.#options;
    if (memory.unwritten === 0 || this.isRefused) return true;
    if (this.#isClosed) return false;
    const waits = [...memory.unwrittenEntries()].map((entry) => waitForChange(entry, entry.change));
    clearTimeout(this.#pause);
    this.#pause = undefined;
    link.hurry();
    this.wake();
    const outcomes = await within(timeoutMs, Promise.all(waits.map(({ promise }) => promise)));
    for (const { cancel } of waits) cancel();
    return this.isRefused || (outcomes?.every((outcome) => outcome !== "dropped") ?? false);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#pause);
    clearImmediate(this.#immediate);
    for (const entry of this.#options.memory.unwrittenEntries()) {
      tellWaiters(entry, Number.POSITIVE_INFINITY, "dropped");
    }
  }

  async #write(): Promise<void> {
    this.#immediate = undefined;
    if (this.#isWriting) return;
    this.#isWriting = true;
    const { link, memory } = this.#options;
    while (memory.unwritten > 0 && this.#pause === undefined && !this.#isClosed) {
      if (!link.isReady) {
        link.open();
        break;
      }
      await this.#send(this.#nextBatch());
    }
    this.#isWriting = false;
  }

  #nextBatch(): Shipment[] {
    const batch: Shipment[] = [];
    let characters = 0;
    const { memory, commands, ttlMs } = this.#options;
    const now = performance.now();
    for (const entry of memory.unwrittenEntries()) {
      if (batch.length >= BATCH_SESSIONS || characters > BATCH_CHARACTERS) break;
      if (entry.expiresAt <= now) {
        memory.delete(entry);
        continue;
      }
      const shipment = packShipment(entry, commands, ttlMs);
      for (const part of Object.values(shipment.parts)) characters += part.json.length;
      batch.push(shipment);
    }
    return batch;
  }

  async #send(batch: readonly Shipment[]): Promise<void> {
    const { link, commands } = this.#options;
    const replies = await link.run(batch.flatMap((shipment) => shipment.commands));
    const answers = readAnswers(batch, replies);
    const answered = answers.filter(({ error }) => error === undefined);
    const [entering, leaving] = [true, false].map((isThere) =>
      answered.filter((answer) => answer.isLive === isThere).map(({ shipment }) => shipment.entry),
    ) as [SessionEntry[], SessionEntry[]];
    const indexing: Command[] = [
      ...(entering.length === 0 ? [] : [commands.enter(entering.map(timed))]),
      ...(leaving.length === 0 ? [] : [commands.leave(leaving.map(({ callId }) => callId))]),
      ...answered.map(({ shipment }) => commands.exists(shipment.entry.callId)),
    ];
    const indexed = indexing.length === 0 ? [] : await link.run(indexing);
    const indexError = indexed.find(([error]) => error !== null)?.[0] ?? undefined;
    const isThere = indexed.slice(indexing.length - answered.length).map(([, reply]) => reply === 1);
    const misplaced = new Set(answered.filter((answer, index) => answer.isLive !== isThere[index]));
    this.#settle(answers, misplaced, indexError);
  }

  #settle(answers: readonly Answer[], misplaced: ReadonlySet<Answer>, indexError: Error | undefined): void {
    let failure = indexError;
    for (const answer of answers) {
      if (answer.error === undefined && indexError === undefined)
        this.#settleOne(answer, misplaced.has(answer));
      else if (answer.error !== undefined && replyCode(answer.error) === "WRONGTYPE") {
        // Somebody else's key has this name. It would hold up all others for ever.
        this.#options.logger.error("session_refused", { code: "WRONGTYPE", action: "remove the key" });
        this.#options.memory.delete(answer.shipment.entry);
      } else failure ??= answer.error;
    }
    if (failure === undefined) this.#succeeded();
    else this.#failed(failure);
  }

  #settleOne({ shipment, written }: Answer, isMisplaced: boolean): void {
    const { memory, clock } = this.#options;
    const { entry, change } = shipment;
    if (entry.removal !== undefined && entry.removal.change <= change) entry.removal = undefined;
    let outcome: ChangeOutcome = "written";
    if (written === undefined) entry.written = Math.max(entry.written, change);
    else {
      outcome = settleWritten(memory, shipment, written);
      for (const version of [written.state?.version, written.tape?.version, written.removed]) {
        if (version !== undefined) clock.saw(version);
      }
    }
    tellWaiters(entry, change, outcome);
    if (!memory.holds(entry)) return;
    if (isMisplaced) memory.nextChange(entry);
    if (isLive(entry) || isUnwritten(entry)) memory.store(entry);
    else memory.delete(entry);
  }

  #succeeded(): void {
    this.#passing.reset();
    this.#misconfigured.reset();
    if (this.#refusal === undefined) return;
    this.#refusal = undefined;
    this.#options.logger.info("sessions_accepted");
  }

  #failed(error: Error): void {
    const verdict = replyVerdict(error);
    const code = replyCode(error);
    if (verdict === "misconfigured" && code !== undefined && code !== this.#refusal) {
      this.#refusal = code;
      const action =
        "let this user run EVAL, EXISTS and the commands of hashes and sorted sets, or set sessions: false";
      this.#options.logger.error("sessions_refused", { code, action });
    }
    const backoff = verdict === "misconfigured" ? this.#misconfigured : this.#passing;
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.wake();
    }, backoff.next()).unref();
    // A master that became a replica never takes writes again; a new connection may find the new master.
    if (code === "READONLY") this.#options.link.drop(error);
  }
}

const timed = ({ callId, expiresAt }: SessionEntry) => ({ callId, ttlMs: expiresAt - performance.now() });

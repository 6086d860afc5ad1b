import type { Logger } from "@calltape/shared";
import type { RouteOptions } from "../redis-route.js";
import { checkCallId, encodeState, type ReportMisuse } from "./check-session.js";
import { within } from "./deadline.js";
import { DropEpisode } from "./drop-episode.js";
import { SessionCommands } from "./session-commands.js";
import { isLive, type SessionEntry } from "./session-entry.js";
import { SessionLink } from "./session-link.js";
import { SessionMemory } from "./session-memory.js";
import type { ResolvedSessionOptions } from "./session-options.js";
import { readFound, readWritten } from "./session-replies.js";
import type { SessionState, SessionStats, SessionStore } from "./session-store.js";
import { SessionWriter } from "./session-writer.js";
import { settleFound } from "./settle-entry.js";
import { decodeTape, encodeTape, type Tape, tapeRank } from "./tape.js";
import type { VersionClock } from "./version-clock.js";

export interface RedisSessionsOptions {
  readonly prefix: string;
  readonly sessions: ResolvedSessionOptions;
  readonly redis: Pick<RouteOptions, "address" | "protocol">;
  readonly logger: Logger;
  readonly misuse: ReportMisuse;
  readonly clock: VersionClock;
}

/**
 * The session store on Redis, with this process's memory before it. Every
 * change goes into memory first and from there to Redis; every read takes the
 * newer of what the two have.
 */
export class RedisSessions implements SessionStore {
  readonly #misuse: ReportMisuse;
  readonly #ttlMs: number;
  readonly #timeoutMs: number;
  readonly #clock: VersionClock;
  readonly #commands: SessionCommands;
  readonly #memory: SessionMemory;
  readonly #link: SessionLink;
  readonly #writer: SessionWriter;
  readonly #drops: DropEpisode;

  constructor({ prefix, sessions, redis, logger, misuse, clock }: RedisSessionsOptions) {
    const { ttlMs, timeoutMs, limits } = sessions;
    this.#misuse = misuse;
    this.#ttlMs = ttlMs;
    this.#timeoutMs = timeoutMs;
    this.#clock = clock;
    this.#commands = new SessionCommands(prefix);
    this.#drops = new DropEpisode(logger);
    this.#memory = new SessionMemory(limits, () => this.#drops.dropped(this.#memory.held));
    const link = new SessionLink({
      ...{ redis, logger },
      onReady: () => this.#writer.wake(),
      onLost: () => this.#lost(),
    });
    this.#link = link;
    const [memory, commands] = [this.#memory, this.#commands];
    this.#writer = new SessionWriter({ link, memory, commands, clock, ttlMs, logger });
  }

  /** Whether anything is unwritten that Redis would take. */
  get hasToWrite(): boolean {
    return this.#memory.unwritten > 0 && !this.#writer.isRefused;
  }

  async save(callId: string, state: SessionState): Promise<boolean> {
    const id = checkCallId(callId, "sessions.save", this.#misuse);
    const json = id === undefined ? undefined : encodeState(id, state, this.#misuse);
    if (id === undefined || json === undefined) return false;
    const entry = this.#memory.getOrMake(id);
    if (entry.removal !== undefined && entry.removal.tape !== "") return false;
    const change = this.#memory.nextChange(entry);
    entry.state = { json, rank: 0, version: this.#clock.next(), change };
    this.#changed(entry);
    return (await this.#writer.outcome(entry, change, this.#timeoutMs)) === "written";
  }

  async load<T = unknown>(callId: string): Promise<T | undefined> {
    const id = checkCallId(callId, "sessions.load", this.#misuse);
    if (id === undefined) return undefined;
    await this.#read(id);
    const json = this.#memory.get(id)?.state?.json;
    return json === undefined ? undefined : (JSON.parse(json) as T);
  }

  async touch(callId: string): Promise<boolean> {
    const id = checkCallId(callId, "sessions.touch", this.#misuse);
    if (id === undefined) return false;
    const entry = this.#memory.get(id);
    if (entry === undefined) return (await within(this.#timeoutMs, this.#touchUnknown(id))) ?? false;
    if (!isLive(entry)) return false;
    const change = this.#memory.nextChange(entry);
    this.#changed(entry);
    return (await this.#writer.outcome(entry, change, this.#timeoutMs)) === "written";
  }

  async remove(callId: string): Promise<boolean> {
    const id = checkCallId(callId, "sessions.remove", this.#misuse);
    if (id === undefined) return false;
    const entry = this.#remove(id, "");
    return (await this.#writer.outcome(entry, entry.change, this.#timeoutMs)) === "written";
  }

  async active(): Promise<number> {
    const [count] = (await this.#link.ask([this.#commands.count()], this.#timeoutMs)) ?? [];
    return typeof count === "number" ? count : this.#memory.countLive();
  }

  /** Keeps where a call's tape stands, to be written soon. */
  keepTape(tape: Tape, version: number): void {
    const entry = this.#memory.getOrMake(tape.id);
    if (entry.removal !== undefined && entry.removal.version >= version) return;
    const change = this.#memory.nextChange(entry);
    entry.tape = { json: encodeTape(tape), rank: tapeRank(tape), version, change };
    this.#changed(entry);
  }

  /** The call has ended: its session goes, and only its tape is left for those who evaluate it. */
  endTape(tape: Tape): void {
    this.#remove(tape.id, encodeTape(tape));
  }

  /** Where the call's tape stands, as far as Redis and memory know; worth waiting for until the deadline. */
  async findTape(callId: string): Promise<Tape | undefined> {
    const removal = await this.#read(callId, true);
    const entry = this.#memory.get(callId);
    const json = entry?.tape?.json ?? (entry?.removal?.tape || removal?.tape);
    return json === undefined ? undefined : decodeTape(callId, json);
  }

  flush(timeoutMs: number): Promise<boolean> {
    return this.#writer.flush(timeoutMs);
  }

  suspend(): void {
    this.#link.suspend();
  }

  close(): void {
    this.#writer.close();
    this.#link.close();
  }

  stats(): SessionStats {
    const { held, unwritten, dropped } = this.#memory;
    return { held, unwritten, dropped };
  }

  #changed(entry: SessionEntry): void {
    entry.expiresAt = performance.now() + this.#ttlMs;
    this.#memory.store(entry);
    this.#writer.wake();
  }

  #remove(callId: string, tape: string): SessionEntry {
    const entry = this.#memory.getOrMake(callId);
    const change = this.#memory.nextChange(entry);
    entry.state = undefined;
    entry.tape = undefined;
    entry.removal = { version: this.#clock.next(), tape: tape || (entry.removal?.tape ?? ""), change };
    this.#changed(entry);
    return entry;
  }

  /** Brings memory up to what Redis has, if it says so in time, and returns what it says of a removal. */
  async #read(callId: string, isPatient = false) {
    const replies = await this.#link.ask(this.#commands.read(callId), this.#timeoutMs, isPatient);
    if (replies === undefined) return undefined;
    const found = readFound(replies);
    for (const part of [found.state, found.tape, found.removal]) {
      if (part !== undefined) this.#clock.saw(part.version);
    }
    settleFound(this.#memory, this.#memory.getOrMake(callId), found);
    if (this.#memory.unwritten > 0) this.#writer.wake();
    return found.removal;
  }

  async #touchUnknown(callId: string): Promise<boolean> {
    const [reply] =
      (await this.#link.ask([this.#commands.write(callId, this.#ttlMs, {})], this.#timeoutMs)) ?? [];
    const { state, tape } = readWritten(reply);
    if (state === undefined && tape === undefined) return false;
    const entering = [this.#commands.enter([{ callId, ttlMs: this.#ttlMs }])];
    return (await this.#link.ask(entering, this.#timeoutMs)) !== undefined;
  }

  /** Redis may have lost what it acknowledged last, or everything: what memory has is written again, and the newer wins. */
  #lost(): void {
    this.#memory.doubtAll();
    if (this.#memory.unwritten === 0) return;
    this.#link.open();
    this.#writer.wake();
  }
}

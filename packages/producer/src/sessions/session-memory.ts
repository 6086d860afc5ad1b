import { DOUBTED, isLive, isUnwritten, newEntry, type SessionEntry, tellWaiters } from "./session-entry.js";

export interface SessionLimits {
  /** Most sessions held at once. */
  readonly maxSessions: number;
  /** Most bytes they may take together, about. */
  readonly maxBytes: number;
}

/** What an entry takes beside its texts: the objects, and its places in the maps. */
const ENTRY_BYTES = 500;

function bytesOf({ state, tape, removal }: SessionEntry): number {
  const characters = (state?.json.length ?? 0) + (tape?.json.length ?? 0) + (removal?.tape.length ?? 0);
  return ENTRY_BYTES + 2 * characters;
}

/**
 * Sessions in memory, bounded by their number and their bytes.
 *
 * Each is either *unwritten*, in the order in which they became so, or
 * *written*, the one used least recently first. What does not fit is dropped:
 * first of the written ones, which Redis has as well, then the oldest of the
 * unwritten, which is a loss and is told.
 */
export class SessionMemory {
  /** Unwritten sessions that had to be dropped. */
  dropped = 0;
  readonly #limits: SessionLimits;
  readonly #onDropped: () => void;
  readonly #unwritten = new Map<string, SessionEntry>();
  readonly #written = new Map<string, SessionEntry>();
  readonly #sizes = new Map<string, number>();
  #bytes = 0;
  #change = 0;

  constructor(limits: SessionLimits, onDropped: () => void) {
    this.#limits = limits;
    this.#onDropped = onDropped;
  }

  get held(): number {
    return this.#sizes.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get unwritten(): number {
    return this.#unwritten.size;
  }

  /** The unwritten sessions, the oldest first. */
  unwrittenEntries(): Iterable<SessionEntry> {
    return this.#unwritten.values();
  }

  /** Those that were not touched for too long are over, whether or not they are still here. */
  countLive(): number {
    const now = performance.now();
    let count = 0;
    for (const entries of [this.#unwritten, this.#written]) {
      for (const entry of entries.values()) if (isLive(entry) && entry.expiresAt > now) count++;
    }
    return count;
  }

  /** The session, unless it is over. */
  get(callId: string): SessionEntry | undefined {
    const entry = this.#unwritten.get(callId) ?? this.#written.get(callId);
    if (entry === undefined) return undefined;
    if (entry.expiresAt <= performance.now()) {
      this.delete(entry);
      return undefined;
    }
    if (this.#written.delete(callId)) this.#written.set(callId, entry);
    return entry;
  }

  getOrMake(callId: string): SessionEntry {
    return this.get(callId) ?? newEntry(callId);
  }

  holds(entry: SessionEntry): boolean {
    const { callId } = entry;
    return this.#unwritten.get(callId) === entry || this.#written.get(callId) === entry;
  }

  /** The number for a change of an entry, which is to be stored afterwards. */
  nextChange(entry: SessionEntry): number {
    entry.change = ++this.#change;
    return entry.change;
  }

  /** To be called after anything of an entry has changed. */
  store(entry: SessionEntry): void {
    const { callId } = entry;
    const bytes = bytesOf(entry);
    this.#bytes += bytes - (this.#sizes.get(callId) ?? 0);
    this.#sizes.set(callId, bytes);
    if (isUnwritten(entry)) {
      this.#written.delete(callId);
      if (!this.#unwritten.has(callId)) this.#unwritten.set(callId, entry);
    } else {
      this.#unwritten.delete(callId);
      this.#written.set(callId, entry);
    }
    this.#makeRoom();
  }

  delete(entry: SessionEntry): void {
    const { callId } = entry;
    if (!this.#unwritten.delete(callId)) this.#written.delete(callId);
    this.#bytes -= this.#sizes.get(callId) ?? 0;
    this.#sizes.delete(callId);
    tellWaiters(entry, Number.POSITIVE_INFINITY, "dropped");
  }

  /** To be called when Redis may have lost what it had: everything is to be written again. */
  doubtAll(): void {
    for (const entry of [...this.#written.values()]) {
      entry.written = DOUBTED;
      this.store(entry);
    }
  }

  #makeRoom(): void {
    while (this.held > this.#limits.maxSessions || this.#bytes > this.#limits.maxBytes) {
      const [written] = this.#written.values();
      const [victim = written] = written === undefined ? this.#unwritten.values() : [written];
      if (victim === undefined) return;
      this.delete(victim);
      if (victim === written) continue;
      this.dropped++;
      this.#onDropped();
    }
  }
}

import type { RecordedCall } from "../recorded-call.js";
import type { CallWatcher } from "./call-watcher.js";
import { checkCallId, encodeState, type ReportMisuse } from "./check-session.js";
import type { SessionState, SessionStats, SessionStore } from "./session-store.js";
import type { Tape } from "./tape.js";

/** The session store of the in-memory recorder: without Redis, without bounds, and nothing expires. */
export class InMemorySessions implements SessionStore, CallWatcher {
  readonly #misuse: ReportMisuse;
  readonly #states = new Map<string, string>();
  readonly #calls = new Map<string, RecordedCall>();

  constructor(misuse: ReportMisuse) {
    this.#misuse = misuse;
  }

  async save(callId: string, state: SessionState): Promise<boolean> {
    const id = checkCallId(callId, "sessions.save", this.#misuse);
    const json = id === undefined ? undefined : encodeState(id, state, this.#misuse);
    if (id === undefined || json === undefined || this.#calls.get(id)?.tape().ended) return false;
    this.#states.set(id, json);
    return true;
  }

  async load<T = unknown>(callId: string): Promise<T | undefined> {
    const id = checkCallId(callId, "sessions.load", this.#misuse);
    const json = id === undefined ? undefined : this.#states.get(id);
    return json === undefined ? undefined : (JSON.parse(json) as T);
  }

  async touch(callId: string): Promise<boolean> {
    const id = checkCallId(callId, "sessions.touch", this.#misuse);
    return id !== undefined && this.#live().has(id);
  }

  async remove(callId: string): Promise<boolean> {
    const id = checkCallId(callId, "sessions.remove", this.#misuse);
    if (id === undefined) return false;
    this.#states.delete(id);
    return true;
  }

  async active(): Promise<number> {
    return this.#live().size;
  }

  /** The call's handle, whether or not it has ended. */
  findCall(callId: string): RecordedCall | undefined {
    return this.#calls.get(callId);
  }

  async findTape(): Promise<Tape | undefined> {
    return undefined;
  }

  began(call: RecordedCall): void {
    this.#calls.set(call.id, call);
  }

  spoke(): void {
    // Its handle, which is here already, knows where it stands.
  }

  ended(call: RecordedCall): void {
    this.#states.delete(call.id);
  }

  stats(): SessionStats {
    return { held: this.#live().size, unwritten: 0, dropped: 0 };
  }

  #live(): ReadonlySet<string> {
    const open = [...this.#calls.values()].filter((call) => !call.tape().ended);
    return new Set([...this.#states.keys(), ...open.map(({ id }) => id)]);
  }
}

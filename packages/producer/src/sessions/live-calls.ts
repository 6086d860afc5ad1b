import type { RecordedCall } from "../recorded-call.js";

/**
 * The calls that go on in this process, by id, so that there is never a second
 * handle with a count of its own. A call is here as long as somebody holds its
 * handle and it has not ended: nothing has to be cleared up.
 */
export class LiveCalls {
  readonly #calls = new Map<string, WeakRef<RecordedCall>>();
  readonly #collected = new FinalizationRegistry<string>((id) => {
    // A later call of the same id may have taken its place.
    if (this.#calls.get(id)?.deref() === undefined) this.#calls.delete(id);
  });

  get size(): number {
    return this.#calls.size;
  }

  add(call: RecordedCall): void {
    this.#calls.set(call.id, new WeakRef(call));
    this.#collected.register(call, call.id, call);
  }

  remove(call: RecordedCall): void {
    if (this.get(call.id) !== call) return;
    this.#calls.delete(call.id);
    this.#collected.unregister(call);
  }

  get(callId: string): RecordedCall | undefined {
    return this.#calls.get(callId)?.deref();
  }
}

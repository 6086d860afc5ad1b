import { assignStreams } from "./assign-streams.js";

/**
 * What a reader may do with a stream now:
 * - `read`: it is this worker's own, or nobody knows whose it is;
 * - `look`: it is another's, and this worker has nothing else to do: a look now and then, should the other hang;
 * - `leave`: it is another's, and this worker has enough of its own.
 */
export type Turn = "read" | "look" | "leave";

/** Which streams are this worker's own, and which of them are busy. Until the others are known, all are. */
export class Shares {
  readonly #worker: string;
  readonly #busy = new Set<string>();
  #own: ReadonlySet<string> | undefined;

  constructor(worker: string) {
    this.#worker = worker;
  }

  /** Its own streams, in order; `undefined` while the others are not known. */
  get own(): readonly string[] | undefined {
    return this.#own === undefined ? undefined : [...this.#own].sort();
  }

  /** Hears who is there. Returns whether that changes what is its own. */
  update(streams: readonly string[], workers: readonly string[]): boolean {
    const before = this.#own;
    const own = new Set(assignStreams(streams, workers).get(this.#worker));
    this.#own = own;
    return before === undefined || before.size !== own.size || [...own].some((stream) => !before.has(stream));
  }

  /** Nobody can be known: whatever there is may be nobody else's. */
  forget(): void {
    this.#own = undefined;
  }

  /** Notes how many entries a stream has just given. */
  saw(stream: string, count: number): void {
    if (count > 0) this.#busy.add(stream);
    else this.#busy.delete(stream);
  }

  turnOf(stream: string): Turn {
    const own = this.#own;
    if (own === undefined || own.has(stream)) return "read";
    return [...this.#busy].some((busy) => own.has(busy)) ? "leave" : "look";
  }
}

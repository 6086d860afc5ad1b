import type { DependencyState } from "../pipeline/dependency-state.js";
import { errorMessage } from "../pipeline/error-message.js";
import { pause } from "../pipeline/pause.js";
import { unlessAborted } from "../pipeline/unless-aborted.js";

/** Between two questions, ms, by a quarter more or less. */
const INTERVAL = 2_500;

/**
 * Asks a server again and again whether it is there, for a worker that has
 * nothing to do notices nothing. It only knows: what the worker does follows
 * from the worker's own experience.
 */
export class ServerProbe {
  readonly #ask: () => Promise<unknown>;
  #state: DependencyState = { status: "connecting", since: new Date() };

  /** @param ask rejects when there is no answer; bounded in time */
  constructor(ask: () => Promise<unknown>) {
    this.#ask = ask;
  }

  get state(): DependencyState {
    return this.#state;
  }

  /** Asks until `signal` aborts. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await unlessAborted(this.#ask(), signal);
        if (this.#state.status !== "up") this.#state = { status: "up", since: new Date() };
      } catch (error) {
        if (signal.aborted) return;
        const since = this.#state.status === "away" ? this.#state.since : new Date();
        this.#state = { status: "away", since, error: errorMessage(error) };
      }
      await pause(INTERVAL * (0.75 + Math.random() / 2), signal);
    }
  }
}

/** What holds of a server that the worker and a probe both know: what the worker has against it comes first. Pure. */
export function combinedState(worker: DependencyState, probe: DependencyState): DependencyState {
  if (worker.status === "connecting") return probe;
  if (worker.status !== "up" || probe.status === "connecting") return worker;
  // Up is what both have found; it holds since the later of them did.
  return probe.status === "up" && probe.since < worker.since ? worker : probe;
}

import type { DependencyState } from "../pipeline/dependency-state.js";
import type { WorkerView } from "../pipeline/worker-observer.js";
import { combinedState, ServerProbe } from "./server-probe.js";
import { type Look, stillness } from "./stillness.js";
import { type Dependency, STALLED_AFTER, type WorkerCondition } from "./worker-health.js";

/** A question to a server takes no longer than that, ms. */
const ASK_TIMEOUT = 5_000;

/** Watches one worker, and knows its condition at any moment without asking anybody. */
export class HealthMonitor {
  readonly #stalledAfterMs: number;
  readonly #begun = new Date();
  #view: WorkerView | undefined;
  #probes: Readonly<Record<Dependency, ServerProbe>> | undefined;
  #stillMs = 0;
  #moved = false;
  /** Entries nobody has been given yet, as last read. */
  #waiting = 0;

  constructor({ stalledAfterMs = STALLED_AFTER }: { readonly stalledAfterMs?: number | undefined } = {}) {
    this.#stalledAfterMs = stalledAfterMs;
  }

  /** The worker got on. */
  moved(): void {
    this.#moved = true;
  }

  /** So many entries wait in the streams that nobody has been given. */
  sawWaiting(count: number): void {
    this.#waiting = count;
  }

  get condition(): WorkerCondition {
    return {
      dependencies: { postgres: this.#stateOf("postgres"), redis: this.#stateOf("redis") },
      phase: this.#view?.phase() ?? "starting",
      stillMs: this.#stillMs,
      stalledAfterMs: this.#stalledAfterMs,
    };
  }

  /** Asks the worker's servers whether they are there, until `signal` aborts. */
  async watch(view: WorkerView, signal: AbortSignal): Promise<void> {
    this.#view = view;
    const { link } = view;
    const askRedis = () => link.ping().catch((error) => Promise.reject(link.reasonOf(error)));
    // A statement of its own limit, for that of the pool is for large batches.
    const question = { text: "SELECT 1", query_timeout: ASK_TIMEOUT };
    this.#probes = {
      postgres: new ServerProbe(() => view.pool.query(question)),
      redis: new ServerProbe(askRedis),
    };
    await Promise.all(Object.values(this.#probes).map((probe) => probe.run(signal)));
  }

  /** Takes one look, `elapsedMs` after the last. */
  look(elapsedMs: number): void {
    const { postgres, redis } = this.condition.dependencies;
    const look: Look = {
      elapsedMs,
      moved: this.#moved,
      waits: this.#waiting > 0 || (this.#view?.held() ?? 0) > 0,
      up: postgres.status === "up" && redis.status === "up",
    };
    this.#moved = false;
    this.#stillMs = stillness(this.#stillMs, look);
  }

  #stateOf(dependency: Dependency): DependencyState {
    if (this.#view === undefined || this.#probes === undefined) {
      return { status: "connecting", since: this.#begun };
    }
    return combinedState(this.#view[dependency](), this.#probes[dependency].state);
  }
}

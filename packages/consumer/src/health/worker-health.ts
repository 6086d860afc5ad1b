import type { DependencyState } from "../pipeline/dependency-state.js";
import type { WorkerPhase } from "../pipeline/worker-observer.js";
import { sayError } from "./say-error.js";

/** A server the worker depends on. */
export type Dependency = "postgres" | "redis";

/** All that health follows from. */
export interface WorkerCondition {
  readonly dependencies: Readonly<Record<Dependency, DependencyState>>;
  readonly phase: WorkerPhase;
  /** For how long nothing has moved although it could have, ms; see `stillness`. */
  readonly stillMs: number;
  readonly stalledAfterMs: number;
}

/** What `/healthz` and `/readyz` answer: 200 or 503, and why. */
export interface Verdict {
  readonly ok: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Nothing moves for so long, ms, and a worker counts as stalled. Longer than the
 * longest that is right: two tries of a statement that each run into its limit
 * of 10 s, after which the batch is halved, and that counts as movement.
 */
export const STALLED_AFTER = 120_000;

export function isStalled({ stillMs, stalledAfterMs }: WorkerCondition): boolean {
  return stillMs >= stalledAfterMs;
}

const isUp = ({ status }: DependencyState) => status === "up";

const seconds = (ms: number) => `${Math.floor(ms / 1_000)} s`;

function describe(name: string, state: DependencyState): string {
  const since = `since ${state.since.toISOString()}`;
  if (state.status === "connecting") return `${name} has not answered yet, ${since}`;
  return `${name} is ${state.status === "fault" ? "not as it must be" : state.status} ${since}`;
}

const notUp = ({ dependencies }: WorkerCondition) =>
  Object.entries(dependencies).flatMap(([name, state]) => (isUp(state) ? [] : [describe(name, state)]));

/**
 * `/healthz`: whether a new process in this one's place would help. It would
 * not while a server is away, which is said beside. Pure.
 */
export function healthOf(condition: WorkerCondition): Verdict {
  if (isStalled(condition)) {
    const still = `nothing was read or stored for ${seconds(condition.stillMs)}, though something waits and Postgres and Redis are up`;
    return { ok: false, body: { status: "stalled", reasons: [still] } };
  }
  return { ok: true, body: { status: "ok", reasons: notUp(condition) } };
}

function stateForPeople(state: DependencyState): Record<string, string> {
  const known = { status: state.status, since: state.since.toISOString() };
  return "error" in state ? { ...known, error: sayError(state.error) } : known;
}

/** `/readyz`: whether the worker works now, and what each server is like. Pure. */
export function readinessOf(condition: WorkerCondition): Verdict {
  const { phase, dependencies } = condition;
  const reasons = [...(phase === "working" ? [] : [`the worker is ${phase}`]), ...notUp(condition)];
  const states = Object.entries(dependencies).map(([name, state]) => [name, stateForPeople(state)]);
  const ok = reasons.length === 0;
  return {
    ok,
    body: { status: ok ? "ready" : "not_ready", reasons, dependencies: Object.fromEntries(states) },
  };
}

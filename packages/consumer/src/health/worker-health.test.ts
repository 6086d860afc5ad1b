import { expect, test } from "vitest";
import type { DependencyState } from "../pipeline/dependency-state.js";
import { combinedState } from "./server-probe.js";
import { healthOf, isStalled, readinessOf, type WorkerCondition } from "./worker-health.js";

const since = new Date("2026-11-02T10:00:00.000Z");
const up: DependencyState = { status: "up", since };
const connecting: DependencyState = { status: "connecting", since };
const away: DependencyState = {
  status: "away",
  since,
  error: "cannot reach postgres://me:geheim@db/calltape\n  for +380671234567",
};
const working: WorkerCondition = {
  dependencies: { postgres: up, redis: up },
  phase: "working",
  stillMs: 0,
  stalledAfterMs: 120_000,
};

test("a worker that works is healthy and ready", () => {
  expect(healthOf(working)).toEqual({ ok: true, body: { status: "ok", reasons: [] } });
  expect(readinessOf(working)).toMatchObject({ ok: true, body: { status: "ready", reasons: [] } });
});

test("a worker in which nothing moves is unhealthy, and says for how long", () => {
  const stalled = { ...working, stillMs: 120_000 };
  expect(isStalled(stalled)).toBe(true);
  expect(isStalled({ ...working, stillMs: 119_999 })).toBe(false);
  expect(healthOf(stalled)).toMatchObject({ ok: false, body: { status: "stalled" } });
  expect(JSON.stringify(healthOf(stalled).body)).toContain("120 s");
  // It may still take work: only a new process is called for.
  expect(readinessOf(stalled).ok).toBe(true);
});

test("an outage is no reason for a new process, and every reason not to be ready", () => {
  const outage = { ...working, dependencies: { postgres: away, redis: up } };
  expect(healthOf(outage)).toEqual({
    ok: true,
    body: { status: "ok", reasons: ["postgres is away since 2026-11-02T10:00:00.000Z"] },
  });
  expect(readinessOf(outage)).toMatchObject({
    ok: false,
    body: {
      status: "not_ready",
      dependencies: { postgres: { status: "away", since: since.toISOString() }, redis: { status: "up" } },
    },
  });
});

test("an error is told in one line, without credentials and personal data", () => {
  const { body } = readinessOf({ ...working, dependencies: { postgres: away, redis: up } });
  const { postgres } = body["dependencies"] as { postgres: { error: string } };
  expect(postgres.error).toBe("cannot reach postgres://***@db/calltape for +380***567");
});

test("a worker that starts or stops is not ready, and healthy", () => {
  for (const phase of ["starting", "stopping"] as const) {
    expect(readinessOf({ ...working, phase })).toMatchObject({
      ok: false,
      body: { reasons: [`the worker is ${phase}`] },
    });
    expect(healthOf({ ...working, phase }).ok).toBe(true);
  }
});

test("what the worker has against a server counts, and a probe fills in what it does not know", () => {
  const later = { ...up, since: new Date("2026-11-02T11:00:00.000Z") };
  expect(combinedState(connecting, later)).toBe(later);
  expect(combinedState(up, connecting)).toBe(up);
  expect(combinedState(up, later)).toBe(later);
  expect(combinedState(later, up)).toBe(later);
  expect(combinedState(up, away)).toBe(away);
  expect(combinedState(away, up)).toBe(away);
});

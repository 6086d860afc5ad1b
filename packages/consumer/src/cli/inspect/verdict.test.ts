import fc from "fast-check";
import { expect, test } from "vitest";
import { anySnapshot, away, snapshotOf } from "../../../fixtures/any-snapshot.js";
import { conditionsOf } from "../../inspect/conditions.js";
import { stylesOf } from "../styles.js";
import { inspectDocument } from "./document.js";
import { inspectReport } from "./report.js";
import { verdictOf } from "./verdict.js";

const settings = {
  ...{ prefix: "calltape", shards: 1, claimAfterMs: 60_000, replayWindowMs: 3_600_000 },
  redisUrl: "redis://:geheim@cache:6379",
  databaseUrl: "postgres://me:geheim@db/calltape",
};
const styles = stylesOf({ env: {} }, process.stderr);

test("an outage of Postgres is said with how much waits, how long it can last and what to do", () => {
  const waits = { backlog: { waiting: 90_000, pending: 1_000, oldestMs: 720_000 } };
  const flow = { windowMs: 2_000, inPerSecond: 120, outPerSecond: 0 };
  const { ok, says, advice } = verdictOf(
    { ...snapshotOf({ stream: waits, flow }), postgres: away },
    settings,
  );
  expect(ok).toBe(false);
  expect(says).toBe(
    "Postgres at postgres://me:***@db/calltape does not answer: connect ECONNREFUSED 10.0.0.9; " +
      "91,000 events wait, the oldest for 12 min; " +
      "nothing is lost as long as Redis has memory, at this rate for 5 h 20 min more",
  );
  expect(advice).toContain("bring Postgres back");
});

test("where nothing is wrong there is nothing to do", () => {
  expect(verdictOf(snapshotOf(), settings)).toMatchObject({ ok: true, advice: "", findings: [] });
});

test("whatever a look finds, there is one verdict on it, the worst, with what to do, and without a password", () => {
  fc.assert(
    fc.property(anySnapshot, (snapshot) => {
      const verdict = verdictOf(snapshot, settings);
      expect(verdict.findings.map(({ condition }) => condition)).toEqual(conditionsOf(snapshot));
      expect(verdict.ok).toBe(verdict.findings.length === 0);
      expect(verdict.advice === "").toBe(verdict.ok);
      for (const { says, advice } of verdict.findings) {
        expect(says).not.toMatch(/undefined|NaN|geheim/);
        expect(advice).not.toBe("");
      }
    }),
  );
});

test("whatever a look finds can be shown to a person, and to a machine", () => {
  fc.assert(
    fc.property(anySnapshot, (snapshot) => {
      const inspection = { snapshot, verdict: verdictOf(snapshot, settings) };
      const report = inspectReport(inspection, settings.replayWindowMs, { ...styles, width: undefined });
      expect(report).toMatch(inspection.verdict.ok ? /^OK / : /^WRONG/);
      expect(JSON.parse(JSON.stringify(inspectDocument(inspection, settings.replayWindowMs)))).toMatchObject({
        verdict: { ok: inspection.verdict.ok },
      });
    }),
  );
});

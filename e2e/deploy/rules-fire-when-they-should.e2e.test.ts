import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { findPrometheus } from "@calltape/testkit/prometheus";
import { describe, expect, it } from "vitest";
import { alertRules, deployFolder, expectedAlerts, ruleFiles, ruleTestFiles } from "./rule-files.js";

const programs = await findPrometheus();
const rules = await alertRules();

/** Fails with what promtool has to say. */
const promtool = (...args: readonly string[]) => promisify(execFile)(programs?.promtool ?? "promtool", args);

describe.skipIf(programs === undefined)("promtool", () => {
  it("accepts the configuration and every rule", async () => {
    await promtool("check", "config", `${deployFolder}prometheus/prometheus.yml`);
    await promtool("check", "rules", ...(await ruleFiles()));
  });

  it("sees every alert fire when it should, and stay quiet when it should not", async () => {
    await promtool("test", "rules", ...(await ruleTestFiles()));
  });
});

describe("the alerts", () => {
  it("are each tested in firing, and in staying quiet", async () => {
    const expected = await expectedAlerts();
    for (const { alert } of rules) {
      const counts = expected
        .filter((test) => test.alertname === alert)
        .map((test) => test.exp_alerts.length);
      expect(Math.max(...counts), `${alert} is seen to fire`).toBeGreaterThan(0);
      expect(Math.min(...counts), `${alert} is seen to stay quiet`).toBe(0);
    }
    const names = new Set(rules.map(({ alert }) => alert));
    expect(expected.filter(({ alertname }) => !names.has(alertname))).toEqual([]);
  });

  it("are named as ours, of a known severity, and explained in the docs", async () => {
    const docs = await readFile(`${deployFolder}../docs/monitoring.md`, "utf8");
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { alert, labels, annotations, ...rule } of rules) {
      expect(alert).toMatch(/^Calltape[A-Z][A-Za-z]+$/);
      expect(["warning", "critical"]).toContain(labels["severity"]);
      expect(rule.for).toMatch(/^\d+m$/);
      expect(Object.keys(annotations)).toEqual(["summary", "description", "runbook"]);
      expect(annotations["runbook"]).toBe(`docs/monitoring.md#${alert.toLowerCase()}`);
      expect(docs, `${alert} is explained`).toContain(`\n### ${alert}\n`);
    }
  });
});

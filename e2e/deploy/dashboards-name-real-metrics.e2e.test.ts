import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { InMemoryRecorder } from "@calltape/producer";
import { recorderMetricDefinitions, recorderMetrics, serveMetrics } from "@calltape/producer/metrics";
import { callMetricDefinitions } from "@calltape/shared/metrics";
import { killChildren, waitFor } from "@calltape/testkit";
import { findPrometheus } from "@calltape/testkit/prometheus";
import { testServices } from "@calltape/testkit/vitest";
import { Registry } from "prom-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tapeMetricDefinitions } from "../../packages/consumer/src/metrics/tape-metric-definitions.js";
import { type Bench, openBench } from "../support/bench.js";
import { panelQueries } from "./dashboards.js";
import { metricNamesIn, namesInExposition } from "./metric-names.js";
import { alertRules } from "./rule-files.js";

const programs = await findPrometheus();
const panels = await panelQueries("1m");
const queries = [
  ...panels,
  ...(await alertRules()).map(({ alert, expr }) => ({ where: `the alert ${alert}`, expr })),
];

const scrape = async (url: string) => (await fetch(url)).text();

describe("the dashboards and alerts", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench(testServices());
  });
  afterEach(async () => {
    killChildren();
    await bench.close();
  });

  it("name only metrics that a worker or a handler has", async () => {
    const registry = new Registry();
    const recorder = new InMemoryRecorder({ metrics: recorderMetrics(registry) });
    const handler = await serveMetrics({ registry, port: 0 });
    const worker = bench.worker();
    const [, url] = await worker.line(/"http_listening".*"url":"([^"]+)"/);
    // What is read from Redis and Postgres appears when it has been read.
    const exposed = await waitFor("the worker to know of calls", async () => {
      const text = await scrape(`${url}/metrics`);
      return text.includes("# TYPE active_calls ") && text;
    });
    const handlers = await scrape(`${handler.url}/metrics`);
    await handler.close();
    await recorder.close();

    const names = new Set([...namesInExposition(exposed), ...namesInExposition(handlers)]);
    const wrong = queries.flatMap(({ where, expr }) =>
      metricNamesIn(expr).flatMap((name) => (names.has(name) ? [] : [`${name} in ${where}`])),
    );
    expect(wrong).toEqual([]);
    for (const { where, expr } of queries) expect(metricNamesIn(expr), where).not.toEqual([]);
  });

  it("show every metric of calls, tape and recorder", () => {
    const shown = panels.flatMap(({ expr }) => metricNamesIn(expr));
    const definitions = { ...callMetricDefinitions, ...tapeMetricDefinitions, ...recorderMetricDefinitions };
    const hidden = Object.keys(definitions).filter(
      (name) => !shown.some((metric) => metric === name || metric === `${name}_bucket`),
    );
    expect(hidden).toEqual([]);
  });

  it("never add up what every worker reports alike", () => {
    // Whether a worker stands is its own to say.
    const { calltape_stalled: _, ...shared } = tapeMetricDefinitions;
    const alike = Object.entries(shared).filter(
      ([, { kind, aggregate }]) => kind === "gauge" && aggregate === "max",
    );
    expect(alike.length).toBeGreaterThan(5);
    for (const name of ["active_calls", ...alike.map(([gauge]) => gauge)]) {
      const asMaximum = new RegExp(`\\bmax\\s*(?:by \\([^)]*\\) )?\\(${name}\\b`, "g");
      for (const { where, expr } of queries) {
        expect(metricNamesIn(expr.replaceAll(asMaximum, "")), where).not.toContain(name);
      }
    }
  });

  it.skipIf(programs === undefined)("ask only what Prometheus understands", async () => {
    const dir = await mkdtemp(`${tmpdir()}/calltape-queries-`);
    try {
      const rules = queries.map(({ expr }, index) => ({ record: `query:${index}`, expr }));
      await writeFile(`${dir}/queries.yml`, JSON.stringify({ groups: [{ name: "queries", rules }] }));
      await promisify(execFile)(programs?.promtool ?? "promtool", ["check", "rules", `${dir}/queries.yml`]);
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});

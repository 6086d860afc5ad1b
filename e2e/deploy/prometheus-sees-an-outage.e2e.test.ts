import { killChildren, type PostgresServer, startPostgres, waitFor } from "@calltape/testkit";
import { findPrometheus, type PrometheusServer, startPrometheus } from "@calltape/testkit/prometheus";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, describe, expect, it } from "vitest";
import { openBench } from "../support/bench.js";
import { calltape } from "../support/calltape.js";
import { panelQueries } from "./dashboards.js";
import { hurriedRules } from "./hurried-rules.js";
import { startTellingHandler } from "./telling-handler.js";

const programs = await findPrometheus();
const SOON = { timeoutMs: 45_000, intervalMs: 250 };

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  killChildren();
  for (const step of cleanUp.splice(0).reverse()) await step();
});

/** A worker with a Postgres of its own, calls without end, and a Prometheus that watches both. */
async function setUp(): Promise<{ prometheus: PrometheusServer; postgres: PostgresServer }> {
  if (programs === undefined) throw new Error("there is no Prometheus");
  const { redisUrl } = testServices();
  const [postgres, rules] = await Promise.all([startPostgres(), hurriedRules()]);
  cleanUp.push(() => postgres.dispose(), rules.remove);
  const bench = await openBench({ redisUrl, databaseUrl: postgres.url });
  cleanUp.push(() => bench.close());
  const worker = bench.worker();
  calltape(["simulate", "--rate", "30", "--speed", "10"], bench.env);
  const handler = await startTellingHandler(redisUrl, bench.prefix);
  cleanUp.push(() => handler.close());
  const [, url = ""] = await worker.line(/"http_listening".*"url":"([^"]+)"/);
  const prometheus = await startPrometheus({
    programs,
    scrape: { "calltape-worker": [new URL(url).host], "calltape-handler": [handler.address] },
    ruleFiles: rules.paths,
  });
  cleanUp.push(() => prometheus.dispose());
  return { prometheus, postgres };
}

describe.skipIf(programs === undefined)("a Prometheus that watches a worker under load", () => {
  it("draws every panel, and alerts while Postgres is away and no longer", async () => {
    const { prometheus, postgres } = await setUp();
    const firing = async () => {
      const alerts = await prometheus.alerts();
      return alerts.filter(({ state }) => state === "firing").map(({ name }) => name);
    };

    let empty = await panelQueries("15s");
    await waitFor(
      "every panel to have data",
      async () => {
        const answers = await Promise.all(
          empty.map(async (query) => [query, await prometheus.query(query.expr)] as const),
        );
        empty = answers
          .filter(([, samples]) => !samples.some(({ value }) => Number.isFinite(value)))
          .map(([query]) => query);
        return empty.length === 0 || Promise.reject(new Error(empty.map(({ where }) => where).join("; ")));
      },
      SOON,
    );
    expect((await prometheus.rules()).filter(({ health }) => health === "err")).toEqual([]);
    const ofTheTape = ["CalltapeTapeLate", "CalltapeDependencyDown"];
    const isQuiet = async () => !(await firing()).some((name) => ofTheTape.includes(name));
    await waitFor("the tape to be well", isQuiet, SOON);

    await postgres.stop();
    const isSeen = async () => {
      const names = await firing();
      return ofTheTape.every((name) => names.includes(name));
    };
    await waitFor("the outage to be alerted", isSeen, SOON);
    const down = (await prometheus.alerts()).find(({ name }) => name === "CalltapeDependencyDown");
    expect(down?.labels).toEqual({ dependency: "postgres", severity: "critical" });
    expect(down?.annotations["summary"]).toBe("A worker cannot reach postgres");
    expect(await firing()).not.toContain("CalltapeWorkerStalled");

    await postgres.restart();
    await waitFor("the alerts to end", isQuiet, SOON);
  });
});

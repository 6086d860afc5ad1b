// @ts-check
/** @typedef {import("../packages/shared/dist/metrics/metric-definition.js").MetricDefinition} MetricDefinition */
/** @typedef {import("../packages/shared/dist/metrics/metric-definition.js").MetricDefinitions} MetricDefinitions */

/** @param {string} text */
const cell = (text) => text.replaceAll("|", "\\|");

/** @param {MetricDefinition["labels"]} labels */
function labelsOf(labels) {
  const written = Object.entries(labels).map(([label, values]) => {
    if (values === "outside") return `\`${label}\` (bounded)`;
    if (values === "own") return `\`${label}\``;
    return `\`${label}\`: ${values.map((value) => `\`${value}\``).join(" ")}`;
  });
  return written.join("; ");
}

/** @param {MetricDefinition} definition */
function kindOf({ kind, buckets }) {
  return buckets === undefined ? kind : `${kind}, up to ${buckets.join(", ")}`;
}

/** @param {MetricDefinitions} definitions */
function table(definitions) {
  const rows = Object.entries(definitions).map(
    ([name, definition]) =>
      `| \`${name}\` | ${kindOf(definition)} | ${labelsOf(definition.labels)} | ${cell(definition.help)} | ${cell(definition.source)} | ${definition.aggregate} |`,
  );
  return [
    "| metric | type | labels | meaning | from | over processes |",
    "|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

const HOW_TO_READ = `Every process says what it has seen itself. The last column says how the values of several processes make one: \`sum\`, or \`max\` where every process reports the same thing, read from the same place (adding those up would count it once per process), or \`min\` where one process that lacks it is enough to know.

\`\`\`promql
sum(rate(turns_total[5m])) by (speaker)
max(active_calls)
histogram_quantile(0.95, sum(rate(total_response_latency_ms_bucket[5m])) by (le))
\`\`\``;

const CALLS = `They follow from the events, by one table over the event types (\`packages/shared/src/metrics/observations.ts\`), as the rows in Postgres do. A worker counts an event after it is committed and only if it was new, so that repeating or replaying changes nothing; a handler may count instead, see below.

- **Counters take every event, histograms only what happened less than ten minutes ago.** A backlog that is worked off after an outage, or a recording that is replayed, must not show as the latency of today. That holds for the length of calls too. So a share is made of two counters (\`tool_call_errors_total\` by \`tool_calls_total\`), never of a counter and a histogram's \`_count\`.
- **Absent is not zero.** A latency that was not measured is not observed.
- **Labels that come from outside are bounded**: trimmed, cut to 64 characters, the first 100 values of a label kept apart in one process, then \`other\`. What holds personal data, or for \`status_code\` is no short code, is \`other\` too; an empty value is \`unknown\`. A tool has the same name in all metrics that name it. Labels with known values begin at 0.
- **Costs** are summed as doubles, right to some 15 digits; what is to be paid is in the tables, exact. \`component\` groups as the columns \`cost_…\` of \`calls\` do: the analysis counts as \`other\`.
- **\`calls_total\` counts ends.** A call that was closed as \`lost\` and then ends after all counts once under each reason; its row keeps the true end. A metric forgets when its process ends, as Prometheus expects; the tables do not.`;

const TAPE = `Every worker serves them, with those of calls, on \`CALLTAPE_HTTP_HOST\` (127.0.0.1) and \`CALLTAPE_HTTP_PORT\` (8080): see [Operating](operating.md).

- **A level nobody can measure is \`NaN\`**, rather than what it was once: those of Redis while Redis is away, those of Postgres while Postgres is. Comparisons with \`NaN\` are false, so an alert on a level is silent then, and \`calltape_dependency_up\` is the one that speaks.
- **Age says more than length.** \`calltape_oldest_waiting_seconds\` is exact. Waiting entries are counted up to 100; beyond that the number is what Redis estimates, which after deletions may be wrong.
- **\`calltape_commit_duration_seconds\` is a batch's whole way into the tables**, its retries and an outage in between included.
- **\`calltape_retries_total\` counts tries that failed.** Against an outage (\`transient\`, \`fault\`) a worker tries every second or two; \`contended\` are lost races; \`ambiguous\` and \`poison\` end with halving the batch.
- **\`calltape_calls_incomplete\`** also has calls whose last events are still on their way: alert on what stays.`;

const HANDLER = `\`\`\`ts
import { createRecorder } from "@calltape/producer";
import { recorderMetrics, serveMetrics } from "@calltape/producer/metrics";
import { Registry } from "prom-client";

const registry = new Registry();
const recorder = createRecorder({ metrics: recorderMetrics(registry) });
await serveMetrics({ registry });
\`\`\`

\`prom-client\` is the handler's own dependency; without this subpath the SDK does not need it. \`serveMetrics\` answers \`/metrics\` on \`CALLTAPE_HTTP_HOST\` (127.0.0.1) and \`CALLTAPE_HTTP_PORT\` (8080; 0 takes a free one, and the object returned says which), adds prom-client's metrics of the process (CPU, memory, \`nodejs_eventloop_lag_…\`), and keeps no process alive. A handler that has a server of its own answers with \`await registry.metrics()\` instead.

The figures are read from the recorder when they are scraped: recording pays nothing for them. With \`recorderMetrics(registry, { calls: true })\` the handler counts the call's metrics too, as it takes the events, and reads \`active_calls\` from the sessions. Then leave the workers' out: both together count every call twice.`;

/**
 * The page that lists all metrics.
 *
 * @param {{ calls: MetricDefinitions, tape: MetricDefinitions, recorder: MetricDefinitions }} definitions
 */
export function metricsPage({ calls, tape, recorder }) {
  return [
    "<!-- Generated from the metrics' definitions by scripts/generate.mjs. Do not edit. -->",
    "# Metrics",
    HOW_TO_READ,
    "## Of calls",
    table(calls),
    CALLS,
    "## Of the tape",
    table(tape),
    TAPE,
    "## Of the SDK",
    table(recorder),
    HANDLER,
    "",
  ].join("\n\n");
}

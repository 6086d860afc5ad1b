// @ts-check
/**
 * Writes what follows from the definitions of events, metrics and dashboards: the JSON Schema for producers
 * in other languages, the pages of events, metrics and commands in the docs, and what Grafana reads.
 * With --check it writes nothing and fails when a file on disk differs.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { callsDashboard } from "../deploy/grafana/source/calls-dashboard.mjs";
import { tapeDashboard } from "../deploy/grafana/source/tape-dashboard.mjs";
import { tapeMetricDefinitions } from "../packages/consumer/dist/metrics/tape-metric-definitions.js";
import { recorderMetricDefinitions } from "../packages/producer/dist/metrics/recorder-metric-definitions.js";
import { envelopeFields, requiredEnvelopeFields } from "../packages/shared/dist/events/envelope.js";
import { eventsJsonSchema } from "../packages/shared/dist/events/json-schema.js";
import { eventDefinitions, eventTypes } from "../packages/shared/dist/events/registry.js";
import { callMetricDefinitions } from "../packages/shared/dist/metrics/call-metric-definitions.js";
import { commandPage } from "./command-page.mjs";
import { metricsPage } from "./metrics-page.mjs";

/** @typedef {import("../packages/shared/dist/events/event-definition.js").FieldSchema} FieldSchema */

const root = fileURLToPath(new URL("..", import.meta.url));

/** @param {string} text */
const cell = (text) => text.replaceAll("|", "\\|");

/** @param {FieldSchema} field */
function kindOf(field) {
  if (field.enum !== undefined) return field.enum.map((value) => `\`${value}\``).join(" ");
  if (field.type === "string" && field.maxLength !== undefined) return `text ≤ ${field.maxLength}`;
  if (field.type === "string") return "text";
  return field.type ?? "any JSON";
}

/**
 * @param {Readonly<Record<string, FieldSchema>>} fields
 * @param {readonly string[]} required
 */
function table(fields, required) {
  const rows = Object.entries(fields).map(([name, field]) => {
    const marks = [required.includes(name) ? "required" : "", field["x-personal"] ? "personal" : ""];
    return `| \`${name}\` | ${kindOf(field)} | ${marks.filter(Boolean).join(", ")} | ${cell(field.description)} |`;
  });
  return ["| field | type | | meaning |", "|---|---|---|---|", ...rows].join("\n");
}

function docs() {
  const sections = eventTypes.map((type) => {
    const definition = eventDefinitions[type];
    return [
      `## \`${type}\`, version ${definition.version}`,
      definition.emittedWhen,
      table(definition.fields, definition.required),
      `\`\`\`json\n${JSON.stringify(definition.example, null, 2)}\n\`\`\``,
    ].join("\n\n");
  });
  return [
    "<!-- Generated from packages/shared/src/events by scripts/generate.mjs. Do not edit. -->",
    "# Events",
    "One JSON object, UTF-8, in the stream field `event`. An optional field that is `null` is absent; unknown fields are kept and ignored. The same as a schema: [`events.schema.json`](../packages/shared/schema/events.schema.json).",
    "## The envelope",
    `${table(envelopeFields, requiredEnvelopeFields)}\n| \`type\` | text | required | One of the types below |\n| \`data\` | object | required | Per type, below |`,
    ...sections,
    "",
  ].join("\n\n");
}

const outputs = {
  "packages/shared/schema/events.schema.json": `${JSON.stringify(eventsJsonSchema(), null, 2)}\n`,
  "docs/events.md": docs(),
  "docs/metrics.md": metricsPage({
    calls: callMetricDefinitions,
    tape: tapeMetricDefinitions,
    recorder: recorderMetricDefinitions,
  }),
  "docs/command-line.md": await commandPage(),
  "deploy/grafana/dashboards/calls.json": `${JSON.stringify(callsDashboard, null, 2)}\n`,
  "deploy/grafana/dashboards/tape.json": `${JSON.stringify(tapeDashboard, null, 2)}\n`,
};

const check = process.argv.includes("--check");
const stale = [];
for (const [path, content] of Object.entries(outputs)) {
  const current = await readFile(`${root}${path}`, "utf8").catch(() => undefined);
  if (current === content) continue;
  stale.push(path);
  if (check) continue;
  await mkdir(dirname(`${root}${path}`), { recursive: true });
  await writeFile(`${root}${path}`, content);
  console.error(`wrote ${path}`);
}
if (check && stale.length > 0) {
  console.error(`${stale.join(", ")}: not what the definitions give; run \`npm run generate\``);
  process.exitCode = 1;
}

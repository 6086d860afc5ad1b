// @ts-check
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { endWithNpm } from "./end-with-npm.mjs";
import { projectDir, runStep, stateDir } from "./run-step.mjs";
import { build, install } from "./setup.mjs";
import { countTests } from "./test-report.mjs";

const REPORT = `${stateDir}/test-report.json`;
const BIN = `${projectDir}/node_modules`;

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, run: () => Promise<boolean | Counts> }} Step */

/** @type {Step[]} */
const steps = [
  { name: "build", run: () => build().then(() => true) },
  { name: "style", run: () => node(`${BIN}/@biomejs/biome/bin/biome`, "ci", ".") },
  {
    name: "types of the tests",
    run: () => node(`${BIN}/typescript/bin/tsc`, "--project", "tsconfig.checks.json"),
  },
  ...(existsSync(`${projectDir}/scripts/generate.mjs`)
    ? [{ name: "generated files", run: () => node("scripts/generate.mjs", "--check") }]
    : []),
  { name: "tests", run: runTests },
];

endWithNpm();

/** @type {string[]} */
const summary = [];
/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };

// Nothing else can run without the dependencies; any other step that fails keeps none from running.
if (await runCounted({ name: "dependencies", run: () => install().then(() => true) })) {
  for (const step of steps) await runCounted(step);
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
process.stdout.write(`\n${summary.join("\n")}\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode ||= total.failed > 0 ? 1 : 0;

/** @param {Step} step */
async function runCounted({ name, run }) {
  const started = Date.now();
  const result = await run().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    return false;
  });
  const counts =
    typeof result === "object" ? result : { passed: result ? 1 : 0, failed: result ? 0 : 1, skipped: 0 };
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  summary.push(`${counts.failed > 0 ? "FAILED" : "ok    "} ${name} (${seconds} s)`);
  return counts.failed === 0;
}

/** @param {string[]} args */
async function node(...args) {
  return (await runStep(process.execPath, args)).ok;
}

/** @returns {Promise<Counts>} */
async function runTests() {
  await rm(REPORT, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`];
  const ok = await node(`${BIN}/vitest/vitest.mjs`, "run", ...reporters, ...process.argv.slice(2));
  const report = await readFile(REPORT, "utf8").catch(() => "{}");
  return countTests(JSON.parse(report), ok);
}

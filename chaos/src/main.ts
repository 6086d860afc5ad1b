import { parseArgs } from "node:util";
import { SHORTEST_PLAN_MS } from "./plan/plan-faults.js";
import { reportTable } from "./report/report.js";
import { runChaos } from "./run-chaos.js";

const HELP = `npm run chaos -- --minutes 10 --seed 1
  --minutes N   how long things are broken; ${SHORTEST_PLAN_MS / 60_000} at least (default 10)
  --seed N      what chance begins with (default: another one each time)
  --rate N      events a second of each handler (default 40)
  --quiet       says nothing of each fault
  --keep        keeps logs and ledgers though nothing was wrong
  --json        prints the report as JSON`;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    rate: { type: "string", default: "40" },
    quiet: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

function amount(name: "minutes" | "seed" | "rate", least: number): number {
  const value = Number(values[name]);
  if (values[name].trim() !== "" && value >= least) return value;
  process.stderr.write(`--${name} is "${values[name]}"; allowed is a number from ${least}\n`);
  process.exit(2);
}

// Children and servers end, and the disk is let go of, when this process does.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

if (values.help) {
  process.stdout.write(`${HELP}\n`);
} else {
  const report = await runChaos({
    seed: amount("seed", 0),
    lengthMs: amount("minutes", SHORTEST_PLAN_MS / 60_000) * 60_000,
    rate: amount("rate", 1),
    keep: values.keep,
    say: (text) => {
      if (!values.quiet) process.stderr.write(`${text}\n`);
    },
  });
  const text = values.json ? JSON.stringify(report) : reportTable(report);
  process.stdout.write(`${text}\n`, () => process.exit(report.ok ? 0 : 1));
}

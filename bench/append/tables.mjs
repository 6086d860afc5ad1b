import { table, whole } from "../dist/report/table.js";

/** @typedef {import("./run-append.mjs").Scenario & { spreads: import("./run-append.mjs").Spreads }} Result */

/** @type {Readonly<Record<string, string>>} */
const names = {
  nothing: "control: nothing is recorded",
  calltape: "`call.turn(…)`",
  xadd: "`await redis.xadd(…)`",
  bullmq: "`await queue.add(…)`, BullMQ",
};

/** The figures for a person: medians, with the least and the most of the rounds where those matter. */
export function tables(/** @type {readonly Result[]} */ results) {
  const of = (/** @type {string} */ kind) => results.filter(({ measurement }) => measurement.kind === kind);
  const parts = [
    ["One call, until the handler goes on", steadyTable(of("steady"))],
    ["As fast as Redis confirms", fullSpeedTable(of("fullSpeed"))],
    ["Memory an event takes for a moment", memoryTable(of("memory"))],
  ];
  return parts.map(([title, text]) => `${title}:\n\n${text}`).join("\n\n");
}

/** @param {readonly Result[]} results */
function steadyTable(results) {
  const head =
    "events/s,p50 µs,p99 µs,p99.9 µs,loop p99 ms,loop max ms,handler µs,Redis µs,held at most,refused";
  return table([
    ["", "Redis", ...head.split(",")],
    ...results.map(({ subject, condition, spreads }) => [
      ...[names[subject] ?? subject, condition],
      whole(median(spreads, "perSecond")),
      ...["p50", "p99", "p999"].map((share) =>
        median(spreads, "answered") === 0 && subject !== "nothing" ? "never" : range(spreads, share),
      ),
      ...["loopP99", "loopMax", "processor"].map((name) => range(spreads, name)),
      condition === "away" ? "" : range(spreads, "redis"),
      ...["waitingAtMost", "refused"].map((name) => whole(median(spreads, name))),
    ]),
  ]);
}

/** @param {readonly Result[]} results */
function fullSpeedTable(results) {
  return table([
    ["", "events/s", "loop p99 ms", "loop max ms", "handler µs", "Redis µs"],
    ...results.map(({ subject, spreads }) => [
      names[subject] ?? subject,
      range(spreads, "perSecond"),
      ...["loopP99", "loopMax", "processor", "redis"].map((name) => range(spreads, name)),
    ]),
  ]);
}

/** @param {readonly Result[]} results */
function memoryTable(results) {
  return table([
    ["", "Redis", "bytes"],
    ...results.map(({ subject, condition, spreads }) => [
      ...[names[subject] ?? subject, condition, range(spreads, "bytes")],
    ]),
  ]);
}

/** @typedef {Result["spreads"]} Spreads */

const median = (/** @type {Spreads} */ spreads, /** @type {string} */ name) =>
  spreads[name]?.median ?? Number.NaN;

/** The median, and between which values it lies. */
function range(/** @type {Spreads} */ spreads, /** @type {string} */ name) {
  const { median = Number.NaN, least = Number.NaN, most = Number.NaN } = spreads[name] ?? {};
  if (Number.isNaN(median)) return "?";
  if (short(least) === short(most)) return short(median);
  return `${short(median)} (${short(least)}–${short(most)})`;
}

const short = (/** @type {number} */ value) => (value >= 100 ? whole(value) : value.toPrecision(2));

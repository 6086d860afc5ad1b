import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startRedis, startTcpProxy } from "@calltape/testkit";
import { Redis } from "ioredis";
import { spreadOf } from "../dist/measure/statistics.js";
import { tables } from "./tables.mjs";

const WORKER = fileURLToPath(new URL("./worker.mjs", import.meta.url));
/** In each direction: an answer takes twice as long. */
const SLOW_MS = 25;
/** Nothing is collected while memory is weighed. */
const WEIGHING = ["--expose-gc", "--max-semi-space-size=512", "--min-semi-space-size=512"];

/** @typedef {"healthy" | "slow" | "away"} Condition */
/** @typedef {import("./worker.mjs").Measurement} Measurement */
/** @typedef {Readonly<Record<string, number>>} Figures */
/** @typedef {Readonly<Record<string, import("../dist/measure/statistics.js").Spread>>} Spreads */
/** @typedef {{ subject: string, condition: Condition, measurement: Measurement }} Scenario */

/**
 * @typedef {object} AppendOptions
 * @property {number} rounds How often each comparison is repeated.
 * @property {number} seconds How long one rate is kept up, s.
 * @property {number} perSecond Events a second at which the cost of one call is measured.
 * @property {number} events Events recorded at full speed.
 * @property {(text: string) => void} say Shows how far it is.
 */

/** @returns {Scenario[]} */
function scenarios(/** @type {AppendOptions} */ { seconds, perSecond, events }) {
  /** @type {Measurement} */
  const steady = { kind: "steady", perSecond, seconds };
  /** @type {Measurement} */
  const fast = { kind: "steady", perSecond: 100_000, seconds };
  /** @type {Measurement} */
  const fullSpeed = { kind: "fullSpeed", events };
  /** @type {readonly Condition[]} */
  const conditions = ["healthy", "slow", "away"];
  const each = ["calltape", "xadd", "bullmq"];
  return [
    { subject: "nothing", condition: "healthy", measurement: steady },
    ...each.flatMap((subject) =>
      conditions.map((condition) => ({ subject, condition, measurement: steady })),
    ),
    { subject: "nothing", condition: "healthy", measurement: fast },
    { subject: "calltape", condition: "healthy", measurement: fast },
    ...each.map((subject) => ({ subject, condition: conditions[0] ?? "healthy", measurement: fullSpeed })),
    ...each.map((subject) => ({
      ...{ subject, condition: conditions[0] ?? "healthy" },
      measurement: /** @type {Measurement} */ ({ kind: "memory", drains: true }),
    })),
    {
      ...{ subject: "calltape", condition: "away" },
      measurement: { kind: "memory", drains: false },
    },
  ];
}

/**
 * What recording costs a call handler, beside what one would write without an
 * SDK. Each measurement is a process of its own; all of them take turns, as
 * often as there are rounds, so that what else the machine does hits all alike.
 *
 * @param {AppendOptions} options
 */
export async function runAppend(options) {
  const redis = await startRedis({ config: { maxmemory: "8gb" } });
  const proxy = await startTcpProxy({ port: redis.port });
  try {
    const all = scenarios(options).map((scenario) => ({ scenario, measured: /** @type {Figures[]} */ ([]) }));
    for (let round = 1; round <= options.rounds; round++) {
      for (const { scenario, measured } of all) {
        const { subject, condition, measurement } = scenario;
        options.say(`round ${round}: ${measurement.kind} ${subject}, Redis ${condition}`);
        measured.push(await measure(redis, proxy, scenario));
      }
    }
    const results = all.map(({ scenario, measured }) => ({ ...scenario, spreads: spreads(measured) }));
    return { table: tables(results), figures: results };
  } finally {
    await proxy.close();
    await redis.dispose();
  }
}

/**
 * @param {import("@calltape/testkit").RedisServer} redis
 * @param {import("@calltape/testkit").TcpProxy} proxy
 * @param {Scenario} scenario
 * @returns {Promise<Figures>}
 */
async function measure(redis, proxy, { subject, condition, measurement }) {
  const client = new Redis(redis.url);
  await client.flushall();
  if (condition === "away") proxy.refuse();
  else await proxy.accept();
  proxy.delay(condition === "slow" ? SLOW_MS : 0);
  const redisUrl = condition === "healthy" ? redis.url : proxy.through(redis.url);
  const before = await processorOf(client);
  const child = fork(WORKER, [JSON.stringify({ subject, redisUrl, measurement })], {
    execArgv: measurement.kind === "memory" ? WEIGHING : [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  try {
    /** @type {Promise<any[]>} */
    const answer = once(child, "message");
    const gone = once(child, "exit").then(([code]) => {
      throw new Error(`the measurement of ${subject} ended with code ${code} and no result`);
    });
    gone.catch(() => undefined);
    const [figures] = await Promise.race([answer, gone]);
    return { ...figures, redis: ((await processorOf(client)) - before) / figures.all };
  } finally {
    client.disconnect();
    child.kill();
  }
}

/** Processor time of the server so far, µs. */
async function processorOf(/** @type {Redis} */ client) {
  const info = await client.info("cpu");
  const part = (/** @type {string} */ name) => Number(new RegExp(`^${name}:([\\d.]+)`, "m").exec(info)?.[1]);
  return (part("used_cpu_sys") + part("used_cpu_user")) * 1e6;
}

/** @returns {Spreads} */
function spreads(/** @type {readonly Figures[]} */ measured) {
  const names = Object.keys(measured[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, spreadOf(measured.map((figures) => figures[name] ?? Number.NaN))]),
  );
}

// @ts-check
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { Registry } from "prom-client";
import {
  createLogger,
  createPool,
  migrate,
  readSettings,
  runSimulation,
  runWorker,
  SimulationCounts,
  workerOptions,
} from "../../packages/consumer/dist/index.js";
import { createRecorder } from "../../packages/producer/dist/index.js";
import { recorderMetrics } from "../../packages/producer/dist/metrics/index.js";
import { stateDir } from "../run-step.mjs";
import { LiveLine } from "./live-line.mjs";
import { summarise } from "./summary.mjs";

/** @typedef {import("../../packages/consumer/dist/index.js").CommitReport} CommitReport */
/** @typedef {import("../../packages/consumer/dist/index.js").WorkerOptions} WorkerOptions */

/** How long the worker may take for what is left when the calls are over, ms. */
const DRAIN_TIMEOUT = 60_000;
const QUERY = `SELECT occurred_at, type, actor, summary FROM call_timeline
  WHERE call_id = (SELECT id FROM calls ORDER BY started_at DESC LIMIT 1);`;

/**
 * Migrates, runs a worker and simulated calls, and shows what happens, until
 * the calls are over or `signal` aborts.
 *
 * @param {{ redisUrl: string, databaseUrl: string, calls: number | undefined, rate: number, speed: number, signal: AbortSignal }} options
 */
export async function runDemo({ redisUrl, databaseUrl, calls, rate, speed, signal }) {
  await mkdir(stateDir, { recursive: true });
  const logFile = `${stateDir}/start.log`;
  const logStream = createWriteStream(logFile);
  const settings = { ...readSettings(process.env), redisUrl, databaseUrl };
  const logger = (/** @type {string} */ component) =>
    createLogger({ component, level: settings.logLevel, format: settings.logFormat, stream: logStream });

  const pool = createPool({ databaseUrl, max: 2, onIdleError: () => undefined });
  await migrate(pool);
  say(`Postgres:   ${databaseUrl}`);
  say(`Redis:      ${redisUrl}`);
  say(`Log:        ${logFile}`);
  const { prefix, shards } = settings;
  const registry = new Registry();
  const recorder = createRecorder({
    redisUrl,
    prefix,
    shards,
    logger: logger("recorder"),
    metrics: recorderMetrics(registry),
  });
  const counts = new SimulationCounts();
  const line = new LiveLine(counts, recorder);
  const stopWorker = new AbortController();
  const options = {
    ...workerOptions(settings, logger("worker")),
    registry,
    onCommitted: (/** @type {CommitReport} */ report) => line.committed(report),
  };
  const { worker, url } = await startWorker(options, stopWorker.signal);
  say(`Metrics:    ${url}/metrics`);
  say(`Health:     ${url}/healthz, ${url}/readyz`);
  say(`Try:        ${QUERY}\n`);
  line.start();
  /** @type {string[]} */
  const callIds = [];
  await runSimulation({
    ...{ recorder, callsPerMinute: rate, speed, seed: Date.now() % 2 ** 31, counts, signal },
    ...(calls === undefined ? {} : { calls }),
    onCall: (callId) => callIds.push(callId),
  });
  const isSent = await recorder.close({ timeoutMs: 10_000 });
  await line.untilCommitted(counts.recorded, isSent ? DRAIN_TIMEOUT : 1_000);
  stopWorker.abort();
  await worker;
  line.stop();
  const isWhole = await summarise({ pool, counts, recorder, callIds, line });
  await pool.end();
  logStream.end();
  if (!isWhole) throw new Error(`Not every event is there: see ${logFile}`);
}

/**
 * Resolves when the worker can be looked at; it goes on.
 *
 * @param {WorkerOptions} options
 * @param {AbortSignal} signal
 * @returns {Promise<{ worker: Promise<unknown>, url: string }>}
 */
function startWorker(options, signal) {
  return new Promise((resolve, reject) => {
    const worker = runWorker({ ...options, onListening: ({ url }) => resolve({ worker, url }) }, signal);
    worker.catch(reject);
  });
}

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`);
}

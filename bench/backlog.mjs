// node bench/backlog.mjs [--events 1000000] [--file calls.ndjson.gz]: a backlog gathered while Postgres was down,
// drained by one worker. For each tenth of it: events a second, processor time an event, the worker's memory; and
// what Redis holds before, with the backlog, after it, and when it is trimmed. Servers of its own. Build first.
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import { startChild, startPostgres, startRedis, waitFor } from "@calltape/testkit";
import { createPool } from "../packages/consumer/dist/db/pool.js";
import { connectRedis } from "../packages/consumer/dist/redis/connect-redis.js";
import { runSimulation } from "../packages/consumer/dist/simulate/run-simulation.js";
import { InMemoryRecorder } from "../packages/producer/dist/index.js";
import { CONSUMER_GROUP, EVENT_FIELD, streamKey } from "../packages/shared/dist/index.js";

const { values } = parseArgs({
  options: { events: { type: "string", default: "1000000" }, file: { type: "string" } },
});
const total = Number(values.events);
const PREFIX = "backlog";
const KEY = streamKey(PREFIX, 0);
const CALLTAPE = new URL("../packages/consumer/bin/calltape.js", import.meta.url).pathname;
const TENTHS = 10;
const MEBIBYTE = 1024 * 1024;
/** Kernel ticks in a second, as /proc counts processor time. */
const TICKS = 100;
const FOREVER = { timeoutMs: 3_600_000, intervalMs: 100 };

const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
const link = connectRedis(redis.url);
await link.settled(new AbortController().signal);
const env = {
  REDIS_URL: redis.url,
  DATABASE_URL: postgres.url,
  CALLTAPE_PREFIX: PREFIX,
  CALLTAPE_SHARDS: "1",
};
await startChild(CALLTAPE, { args: ["migrate"], env }).exited;

const base = values.file === undefined ? await simulated() : await recorded(values.file);
/** @type {Record<string, number>} */
const memory = { before: await usedMemory() };
await postgres.stop();
const bytes = Math.round(base.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / base.length);
console.log(
  `${base.length} events of ${bytes} bytes on average, copied under new ids until there are ${total}`,
);
for (let copy = 0; copy * base.length < total; copy++) await append(copy);
memory["backlog"] = await usedMemory();

await postgres.restart();
const worker = startWorker({});
const samples = await drain(worker);
memory["peak"] = Math.max(...samples.map(({ inRedis }) => inRedis));
memory["drained"] = await usedMemory();
worker.kill();
await worker.exited;
const trimmer = startWorker({ CALLTAPE_REPLAY_WINDOW_MS: "1000" });
await waitFor("the stream to be trimmed", async () => (await link.redis.xlen(KEY)) <= 100, FOREVER);
memory["trimmed"] = await usedMemory();
trimmer.kill();
await trimmer.exited;

report(samples);
for (const [when, bytes] of Object.entries(memory))
  console.log(`Redis ${when.padEnd(8)} ${mebibytes(bytes)}`);
console.log(`stored: ${await countStored()} events`);
link.disconnect();
await Promise.all([redis.dispose(), postgres.dispose()]);

/** Made-up calls, as `calltape simulate` makes them. */
async function simulated() {
  const recorder = new InMemoryRecorder();
  await runSimulation({
    recorder,
    callsPerMinute: 60,
    calls: 2_000,
    speed: Number.POSITIVE_INFINITY,
    seed: 1,
  });
  return recorder.events.map((event) => JSON.stringify(event));
}

async function recorded(/** @type {string} */ path) {
  const file = createReadStream(path);
  const input = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  const lines = [];
  for await (const line of createInterface({ input })) if (line !== "") lines.push(line);
  return lines;
}

async function append(/** @type {number} */ copy) {
  const rest = base.slice(0, total - copy * base.length);
  for (let first = 0; first < rest.length; first += 500) {
    const pipeline = link.redis.pipeline();
    for (const text of rest.slice(first, first + 500))
      pipeline.xadd(KEY, "*", EVENT_FIELD, renamed(text, copy));
    await pipeline.exec();
  }
}

/** The same event of another call. */
function renamed(/** @type {string} */ text, /** @type {number} */ copy) {
  const { id, call_id } = JSON.parse(text);
  return text.replace(id, shifted(id, copy)).replace(call_id, shifted(call_id, copy));
}

function shifted(/** @type {string} */ uuid, /** @type {number} */ by) {
  const end = (Number.parseInt(uuid.slice(-6), 16) + by) % 0x1000000;
  return uuid.slice(0, -6) + end.toString(16).padStart(6, "0");
}

function startWorker(/** @type {Record<string, string>} */ more) {
  return startChild(CALLTAPE, { args: ["work"], env: { ...env, CALLTAPE_HTTP_PORT: "0", ...more } });
}

/** Looks five times a second; returns a sample for the end of each tenth. */
async function drain(/** @type {import("@calltape/testkit").Child} */ child) {
  const samples = [await sample(child, 0)];
  await waitFor(
    "the backlog to be drained",
    async () => {
      const now = await sample(child, await done());
      if (now.events >= (samples.length * total) / TENTHS) samples.push(now);
      return now.events >= total;
    },
    { ...FOREVER, intervalMs: 200 },
  );
  return samples;
}

async function sample(/** @type {{ pid: number }} */ { pid }, /** @type {number} */ events) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  const rss = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024;
  const cpu = (Number(stat[11]) + Number(stat[12])) / TICKS;
  return { events, at: performance.now() / 1_000, rss, cpu, inRedis: await usedMemory() };
}

/** Entries read and acknowledged. */
async function done() {
  const groups = /** @type {unknown[][]} */ (await link.redis.xinfo("GROUPS", KEY).catch(() => []));
  const group = groups.find((row) => row[row.indexOf("name") + 1] === CONSUMER_GROUP);
  const of = (/** @type {string} */ name) => Number(group?.[group.indexOf(name) + 1] ?? 0);
  return of("entries-read") - of("pending");
}

async function usedMemory() {
  return Number(/^used_memory:(\d+)/m.exec(await link.redis.info("memory"))?.[1]);
}

async function countStored() {
  const pool = createPool({ databaseUrl: postgres.url, max: 1, onIdleError: () => undefined });
  const { rows } = await pool.query("SELECT count(*)::integer AS stored FROM call_events");
  await pool.end();
  return rows[0].stored;
}

function mebibytes(/** @type {number} */ bytes) {
  return `${(bytes / MEBIBYTE).toFixed(1).padStart(8)} MiB`;
}

function report(/** @type {Awaited<ReturnType<typeof drain>>} */ samples) {
  console.log("  events stored   events/s   processor   memory of the worker");
  for (const [index, now] of samples.entries()) {
    const before = samples[index - 1];
    if (before === undefined) continue;
    const events = now.events - before.events;
    const rate = Math.round(events / (now.at - before.at));
    const cpu = ((now.cpu - before.cpu) / events) * 1e6;
    const cells = [now.events, rate, `${cpu.toFixed(0)} µs`].map((cell) => String(cell).padStart(11));
    console.log(`${cells.join("   ")}   ${mebibytes(now.rss)}`);
  }
}

import { randomUUID } from "node:crypto";
import { EVENT_FIELD, streamKey } from "@calltape/shared";
import { createDatabase, type TestDatabase, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "./db/migrate.js";
import { createPool, type Pool } from "./db/pool.js";
import { runObservedWorker } from "./observed-worker.js";
import { connectRedis, type Redis, type RedisLink } from "./redis/connect-redis.js";
import { readSettings } from "./settings/settings.js";
import { workerOptions } from "./settings/worker-options.js";

const say = () => undefined;
const logger = { debug: say, info: say, warning: say, error: say };
/** Nothing moves for so long, ms, and these workers count as stalled. */
const STALLED_AFTER = 3_000;
const LONG = { timeoutMs: 25_000 };

let database: TestDatabase;
let pool: Pool;
let link: RedisLink;
let redis: Redis;
let prefix: string;
let stop: AbortController;
let worker: Promise<unknown>;
let url: string;

beforeEach(async () => {
  const { redisUrl, databaseUrl } = testServices();
  database = await createDatabase(databaseUrl);
  pool = createPool({ databaseUrl: database.url, max: 2, onIdleError: say });
  await migrate(pool);
  link = connectRedis(redisUrl);
  redis = link.redis;
  await new Promise((resolve) => redis.once("ready", resolve));
  prefix = `test:${randomUUID()}`;
  stop = new AbortController();
  const settings = { ...readSettings({}), redisUrl, databaseUrl: database.url, prefix, stopTimeoutMs: 500 };
  url = await new Promise((resolve, reject) => {
    worker = runObservedWorker(
      {
        ...workerOptions(settings, logger),
        ...{ http: { host: "127.0.0.1", port: 0 }, stalledAfter: STALLED_AFTER },
        onListening: (server) => resolve(server.url),
      },
      stop.signal,
    );
    worker.catch(reject);
  });
  await waitFor("the worker to be ready", async () => (await ask("/readyz")).status === 200, LONG);
});

afterEach(async () => {
  stop.abort();
  await worker;
  await redis.del(streamKey(prefix, 0));
  link.disconnect();
  await pool.end();
  await database.drop();
});

async function ask(path: string): Promise<{ status: number; body: string }> {
  const answer = await fetch(`${url}${path}`);
  return { status: answer.status, body: await answer.text() };
}

async function metric(series: string): Promise<number> {
  const { body } = await ask("/metrics");
  const line = body.split("\n").find((candidate) => candidate.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1));
}

async function appendTurn(): Promise<void> {
  const at = new Date().toISOString();
  const id = `01a20a7e${randomUUID().slice(8, 14)}7${randomUUID().slice(15)}`;
  const data = { turn: 1, speaker: "customer", content: "Добрий день", stt_latency_ms: 200 };
  const event = { v: 1, id, type: "turn.completed", call_id: randomUUID(), call_started_at: at, at, data };
  await redis.xadd(streamKey(prefix, 0), "*", EVENT_FIELD, JSON.stringify(event));
}

const stored = () => metric('calltape_events_total{type="turn.completed"}');

test("a worker that hangs behind a lock is stalled, though both servers are up, until the lock is gone", async () => {
  const holder = await pool.connect();
  await holder.query("BEGIN; LOCK TABLE call_events IN ACCESS EXCLUSIVE MODE");
  await appendTurn();
  await waitFor("the worker to be stalled", async () => (await ask("/healthz")).status === 503, LONG);
  expect((await ask("/healthz")).body).toContain("nothing was read or stored");
  expect(await waitFor("the metric", async () => [await metric("calltape_stalled")])).toEqual([1]);
  // Both servers answer, so nothing else would say it.
  expect((await ask("/readyz")).status).toBe(200);
  expect(await metric('calltape_dependency_up{dependency="postgres"}')).toBe(1);

  const contended = () => metric('calltape_retries_total{reason="contended"}');
  await waitFor("a try to fail", async () => (await contended()) > 0, LONG);
  expect((await ask("/healthz")).status).toBe(503);
  await holder.query("ROLLBACK");
  holder.release();
  await waitFor("the worker to move again", async () => (await ask("/healthz")).status === 200, LONG);
  await waitFor("the event to be stored", async () => (await stored()) === 1, LONG);
  await waitFor("the metric", async () => (await metric("calltape_stalled")) === 0);
});

test("a worker that has nothing to do is not stalled", async () => {
  await appendTurn();
  await waitFor("the event to be stored", async () => (await stored()) === 1, LONG);
  const begun = performance.now();
  await waitFor("twice the time to be over", () => performance.now() - begun > 2 * STALLED_AFTER, LONG);
  expect(await ask("/healthz")).toMatchObject({ status: 200 });
});

test("counts an event once, however often it is delivered", async () => {
  const stream = streamKey(prefix, 0);
  await appendTurn();
  await waitFor("the event to be stored", async () => (await stored()) === 1, LONG);
  const [[, fields] = ["", []]] = await redis.xrange(stream, "-", "+");
  await redis.xadd(stream, "*", ...fields);
  await redis.xadd(stream, "*", EVENT_FIELD, "not json");
  await waitFor("the repetition", async () => (await metric("calltape_duplicates_total")) === 1, LONG);
  const set = 'calltape_dead_letters_total{reason="not_json"}';
  await waitFor("the bad entry", async () => (await metric(set)) === 1, LONG);
  expect(await stored()).toBe(1);
  expect(await metric("stt_latency_ms_count")).toBe(1);
  expect(await metric("calltape_append_to_commit_seconds_count")).toBe(3);
  expect(await metric("calltape_batch_events_sum")).toBe(3);
});

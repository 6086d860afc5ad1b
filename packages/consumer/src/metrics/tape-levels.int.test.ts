import { randomUUID } from "node:crypto";
import { CONSUMER_GROUP, sessionIndexKey, streamKeys } from "@calltape/shared";
import { createCallMetrics } from "@calltape/shared/metrics";
import { createDatabase, type TestDatabase } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { Registry } from "prom-client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../db/migrate.js";
import { createPool, type Pool } from "../db/pool.js";
import { addMonths, monthOf } from "../partitions/month.js";
import { connectRedis, type Redis, type RedisLink } from "../redis/connect-redis.js";
import { TapeLevels } from "./tape-levels.js";

const SHARDS = 2;

let database: TestDatabase;
let pool: Pool;
let link: RedisLink;
let redis: Redis;
let prefix: string;
let registry: Registry;
let levels: TapeLevels;
let failed: string[];

beforeEach(async () => {
  database = await createDatabase(testServices().databaseUrl);
  pool = createPool({ databaseUrl: database.url, max: 2, onIdleError: () => undefined });
  await migrate(pool);
  link = connectRedis(testServices().redisUrl);
  redis = link.redis;
  await new Promise((resolve) => redis.once("ready", resolve));
  prefix = `test:${randomUUID()}`;
  registry = new Registry();
  failed = [];
  levels = new TapeLevels({
    ...{ registry, prefix, shards: SHARDS, calls: createCallMetrics(registry) },
    onError: (what) => failed.push(what),
  });
});

afterEach(async () => {
  await redis.del(...streamKeys(prefix, SHARDS), sessionIndexKey(prefix));
  link.disconnect();
  await pool.end();
  await database.drop();
});

/** The value of one series, by its line in `/metrics`. */
async function value(series: string): Promise<number> {
  const lines = (await registry.metrics()).split("\n");
  const line = lines.find((candidate) => candidate.startsWith(`${series} `));
  if (line === undefined) throw new Error(`there is no ${series}`);
  return line.endsWith("Nan") ? Number.NaN : Number(line.slice(series.length + 1));
}

const backlog = (shard: number, state: string) =>
  value(`calltape_backlog_events{shard="${shard}",state="${state}"}`);

test("shows each shard's backlog and its age", async () => {
  const [first = "", second = ""] = streamKeys(prefix, SHARDS);
  const [seconds = 0] = await redis.time();
  for (const n of [0, 1, 2]) await redis.xadd(first, `${(seconds - 90) * 1_000 + n}-0`, "event", "x");
  await redis.xgroup("CREATE", first, CONSUMER_GROUP, "0");
  await redis.xreadgroup("GROUP", CONSUMER_GROUP, "a", "COUNT", 1, "STREAMS", first, ">");
  await redis.xadd(second, "*", "event", "x");

  expect(await levels.readRedis(link, [0, 1])).toBe(3);
  expect([await backlog(0, "waiting"), await backlog(0, "pending")]).toEqual([2, 1]);
  expect([await backlog(1, "waiting"), await backlog(1, "pending")]).toEqual([1, 0]);
  expect(await value('calltape_oldest_waiting_seconds{shard="0"}')).toBeGreaterThanOrEqual(89);
  expect(await value('calltape_oldest_waiting_seconds{shard="1"}')).toBeLessThan(30);
  expect(await value("calltape_redis_memory_bytes")).toBeGreaterThan(100_000);
  expect(await value("calltape_redis_memory_limit_bytes")).toBeGreaterThan(
    await value("calltape_redis_memory_bytes"),
  );
  expect(failed).toEqual([]);
});

test("counts the live sessions, and none that has expired", async () => {
  const [seconds = 0] = await redis.time();
  await redis.zadd(sessionIndexKey(prefix), (seconds + 60) * 1_000, "a", (seconds + 60) * 1_000, "b");
  await redis.zadd(sessionIndexKey(prefix), (seconds - 1) * 1_000, "dead");
  await levels.readRedis(link, [0, 1]);
  expect(await value("active_calls")).toBe(2);
});

test("shows what is set aside, which calls are incomplete, and how far the partitions reach", async () => {
  const insertLetter = `INSERT INTO dead_letters (stream, entry_id, raw, reason, message, attempts, resolved_at)
    VALUES ('s', $1, '', 'not_json', '', 1, $2)`;
  await pool.query(insertLetter, ["1-0", null]);
  await pool.query(insertLetter, ["2-0", null]);
  await pool.query(insertLetter, ["3-0", new Date()]);
  const insertCall = `INSERT INTO calls (id, started_at, ended_at, expected_event_count, sequenced_event_count)
    VALUES ($1, $2, $3, 5, $4)`;
  const now = new Date();
  await pool.query(insertCall, [randomUUID(), now, now, 4]);
  await pool.query(insertCall, [randomUUID(), now, now, 5]);
  await pool.query(insertCall, [randomUUID(), now, null, 3]);

  expect(await levels.readPostgres(pool)).toBe(true);
  expect(await value("calltape_dead_letters")).toBe(2);
  expect(await value("calltape_calls_incomplete")).toBe(1);
  expect(await value("calltape_partition_horizon_days")).toBeGreaterThan(85);

  const gone = addMonths(monthOf(now.toISOString()), 1).replace("-", "_");
  await pool.query(`DROP TABLE call_turns_${gone}`);
  await levels.readPostgres(pool);
  expect(await value("calltape_partition_horizon_days")).toBeLessThanOrEqual(31);
});

test("what could not be read is not a number, and the rest is read all the same", async () => {
  await levels.readRedis(link, [0, 1]);
  await pool.query("DROP VIEW incomplete_calls");
  expect(await levels.readPostgres(pool)).toBe(false);
  expect(await value("calltape_calls_incomplete")).toBeNaN();
  expect(await value("calltape_dead_letters")).toBe(0);

  const gone = connectRedis(testServices().redisUrl);
  gone.disconnect();
  expect(await levels.readRedis(gone, [0, 1])).toBe(0);
  expect(await backlog(0, "waiting")).toBeNaN();
  expect(await value("active_calls")).toBeNaN();
  expect(failed).toEqual(expect.arrayContaining(["incomplete_calls", "backlog", "memory", "sessions"]));
});

test("waits for no lock that somebody holds", async () => {
  const client = await pool.connect();
  await client.query("BEGIN; LOCK TABLE dead_letters IN ACCESS EXCLUSIVE MODE");
  const begun = performance.now();
  expect(await levels.readPostgres(pool)).toBe(false);
  expect(performance.now() - begun).toBeLessThan(10_000);
  client.release(true);
  expect(await value("calltape_dead_letters")).toBeNaN();
});

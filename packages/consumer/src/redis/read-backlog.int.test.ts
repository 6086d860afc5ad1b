import { randomUUID } from "node:crypto";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connectRedis, type Redis } from "./connect-redis.js";
import { COUNTED, readBacklog } from "./read-backlog.js";

const GROUP = "calltape";
let redis: Redis;
let stream: string;

beforeEach(async () => {
  stream = `test:{${randomUUID()}}:events`;
  redis = connectRedis(testServices().redisUrl).redis;
  await new Promise((resolve) => redis.once("ready", resolve));
});

afterEach(async () => {
  await redis.del(stream);
  redis.disconnect();
});

async function append(count: number): Promise<string[]> {
  const pipeline = redis.pipeline();
  for (let i = 0; i < count; i++) pipeline.xadd(stream, "*", "event", "x");
  return ((await pipeline.exec()) ?? []).map(([, id]) => String(id));
}

const read = (count: number) => redis.xreadgroup("GROUP", GROUP, "a", "COUNT", count, "STREAMS", stream, ">");
const group = () => redis.xgroup("CREATE", stream, GROUP, "0", "MKSTREAM");
const backlog = () => readBacklog(redis, stream, GROUP);

test("nothing waits in a stream that is not there, or empty", async () => {
  expect(await backlog()).toEqual({ waiting: 0, pending: 0, oldestMs: 0 });
  await group();
  expect(await backlog()).toEqual({ waiting: 0, pending: 0, oldestMs: 0 });
});

test("all of a stream waits whose group nobody has made yet", async () => {
  await append(3);
  expect(await backlog()).toMatchObject({ waiting: 3, pending: 0 });
});

test("what nobody was given waits, what is not acknowledged is pending, and what is done is neither", async () => {
  await group();
  const ids = await append(10);
  expect(await backlog()).toMatchObject({ waiting: 10, pending: 0 });
  await read(4);
  expect(await backlog()).toMatchObject({ waiting: 6, pending: 4 });
  await redis.xack(stream, GROUP, ...ids.slice(0, 4));
  expect(await backlog()).toMatchObject({ waiting: 6, pending: 0 });
  await read(100);
  await redis.xack(stream, GROUP, ...ids);
  expect(await backlog()).toEqual({ waiting: 0, pending: 0, oldestMs: 0 });
});

test("its age is that of the oldest entry, pending or waiting, by the clock of Redis", async () => {
  const [seconds = 0] = await redis.time();
  const ago = (ms: number) => `${seconds * 1_000 - ms}-0`;
  await group();
  await redis.xadd(stream, ago(90_000), "event", "x");
  await redis.xadd(stream, ago(60_000), "event", "x");
  const age = async () => Math.floor((await backlog()).oldestMs / 10_000);
  expect(await age()).toBe(9);
  await read(1);
  expect(await age()).toBe(9);
  await redis.xack(stream, GROUP, ago(90_000));
  expect(await age()).toBe(6);
});

test("is right where Redis does not know its lag, or tells it wrongly", async () => {
  await group();
  const ids = await append(50);
  await read(10);
  // Deleted ahead of the group: the lag is nil, with 7.0 also after the next read.
  await redis.xdel(stream, ids[20] ?? "", ids[30] ?? "");
  expect(await backlog()).toMatchObject({ waiting: 38, pending: 10 });
  // Trimmed before it was given to anybody: 7.0 goes on counting what is gone.
  await redis.xtrim(stream, "MAXLEN", 5);
  expect(await backlog()).toMatchObject({ waiting: 5 });
  await read(100);
  expect(await backlog()).toMatchObject({ waiting: 0 });
});

test("beyond what is counted one by one it is what Redis estimates, never more than there is", async () => {
  await group();
  await append(10 * COUNTED);
  expect(await backlog()).toMatchObject({ waiting: 10 * COUNTED });
  await read(1);
  expect(await backlog()).toMatchObject({ waiting: 10 * COUNTED - 1 });
  await redis.xtrim(stream, "MAXLEN", 2 * COUNTED);
  const { waiting } = await backlog();
  expect(waiting).toBeGreaterThanOrEqual(COUNTED);
  expect(waiting).toBeLessThanOrEqual(2 * COUNTED);
});

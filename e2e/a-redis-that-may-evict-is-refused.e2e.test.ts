import { killChildren, type RedisServer, startRedis } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Bench, openBench } from "./support/bench.js";
import { run } from "./support/calltape.js";
import { goodEvent } from "./support/wire-events.js";

let redis: RedisServer;
let bench: Bench;

beforeAll(async () => {
  redis = await startRedis({ config: { maxmemory: "64mb", "maxmemory-policy": "allkeys-lru" } });
  bench = await openBench({ redisUrl: redis.url, databaseUrl: testServices().databaseUrl });
});
afterEach(killChildren);
afterAll(async () => {
  await bench?.close();
  await redis?.dispose();
});

it("a worker refuses a Redis that may throw the streams away, in one line that says what to do", async () => {
  const { code, stderr } = await run(["work"], bench.env);
  expect(code).toBe(1);
  expect(stderr).toEqual([
    expect.stringMatching(/^calltape: .*allkeys-lru.*set it to noeviction, or CALLTAPE_ALLOW_EVICTION=yes/),
  ]);
});

it("a worker works on it when told to", async () => {
  await bench.stream.add(goodEvent());
  expect((await bench.drain({ CALLTAPE_ALLOW_EVICTION: "yes" })).code).toBe(0);
});

it("a policy that evicts nothing but keys with a time to live is accepted", async () => {
  await bench.stream.redis.config("SET", "maxmemory-policy", "volatile-lru");
  expect((await bench.drain()).code).toBe(0);
});

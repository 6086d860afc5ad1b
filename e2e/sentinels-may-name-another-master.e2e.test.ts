import {
  killChildren,
  type RedisServer,
  type Sentinels,
  startRedis,
  startSentinels,
  waitFor,
} from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, it } from "vitest";
import { shardsDrained } from "./support/backlog.js";
import { type Bench, openBench } from "./support/bench.js";
import { storedEvents } from "./support/database.js";
import { eventsPerCall, expectStored, recordCalls, recordedBy } from "./support/recorded-calls.js";

const CALLS = { calls: 30, turns: 20, lastsMs: 6_000 };
const EVENTS = CALLS.calls * eventsPerCall(CALLS);
const LONG = { timeoutMs: 60_000 };
let master: RedisServer;
let replica: RedisServer;
let sentinels: Sentinels;
let bench: Bench;

beforeEach(async () => {
  master = await startRedis();
  replica = await startRedis({ replicaOf: { port: master.port } });
  sentinels = await startSentinels({ master, password: "watch+these&all" });
  bench = await openBench({ ...testServices(), redisUrl: sentinels.url });
});

afterEach(async () => {
  killChildren();
  await bench?.close();
  await sentinels.dispose();
  await Promise.all([master.dispose(), replica.dispose()]);
});

it("a master is killed and its replica promoted under load, and every event counts once", async () => {
  const worker = bench.worker();
  await worker.line(/"worker_started"/, LONG);
  const recorder = recordCalls(CALLS, bench.env);
  await waitFor(
    "the first events to be stored",
    async () => (await storedEvents(bench.databaseUrl)) > EVENTS * 0.1,
    LONG,
  );
  await master.kill();
  await waitFor(
    "the replica to be master",
    async () => (await sentinels.masterPort()) === replica.port,
    LONG,
  );
  await worker.line(/"redis_back"/, LONG);

  const { ids, isWritten, stats } = await recordedBy(recorder);
  expect(isWritten).toBe(true);
  expect(stats).toMatchObject({ buffered: 0, lost: 0, mistakes: 0, refused: { buffer_full: 0 } });
  await shardsDrained(bench, 1);
  await expectStored(bench.databaseUrl, ids, CALLS);
  expect(Number(stats["redelivered"])).toBeGreaterThan(0);
  worker.kill();
  expect(await worker.exited).toEqual({ code: 0, signal: null });
});

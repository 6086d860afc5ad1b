import { streamKey, streamKeys } from "@calltape/shared";
import { type Child, killChildren, type RedisCluster, startRedisCluster, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, it } from "vitest";
import { shardsDrained } from "./support/backlog.js";
import { type Bench, openBench } from "./support/bench.js";
import { logged, run, succeed } from "./support/calltape.js";
import { storedEvents } from "./support/database.js";
import { eventsPerCall, expectStored, recordCalls, recordedBy } from "./support/recorded-calls.js";

const SHARDS = 12;
const CALLS = { calls: 40, turns: 30, lastsMs: 8_000 };
const EVENTS = CALLS.calls * eventsPerCall(CALLS);
const LONG = { timeoutMs: 60_000 };
let cluster: RedisCluster;
let bench: Bench;

beforeEach(async () => {
  cluster = await startRedisCluster();
  bench = await openBench({ ...testServices(), redisUrl: cluster.url });
});

afterEach(async () => {
  killChildren();
  await bench?.close();
  await cluster.dispose();
});

/** How many streams are each worker's own, by what it said last. */
const shares = (workers: readonly Child[]) =>
  waitFor(
    "every worker to know its streams",
    () => {
      const lines = workers.map((worker) => logged(worker, "streams_shared").at(-1));
      const all = lines.map((line) => ({
        workers: line?.["workers"],
        own: line?.["own"] as string[] | undefined,
      }));
      return all.every((one) => one.workers === workers.length) && all.map(({ own = [] }) => own);
    },
    LONG,
  );

const stored = (share: number) =>
  waitFor(
    `${share * 100} % to be stored`,
    async () => (await storedEvents(bench.databaseUrl)) >= EVENTS * share,
    LONG,
  );

it("slots move, a worker is killed, a master is killed and its replica promoted, and every event counts once", async () => {
  const env = { ...bench.env, CALLTAPE_SHARDS: String(SHARDS), CALLTAPE_CLAIM_AFTER_MS: "1500" };
  const workers = ["one", "two", "three"].map((name) => bench.worker({ ...env, CALLTAPE_CONSUMER: name }));
  const spread = await shares(workers);
  expect(spread.map(({ length }) => length)).toEqual([4, 4, 4]);
  expect(new Set(spread.flat()).size).toBe(SHARDS);

  const recorder = recordCalls(CALLS, env);
  await stored(0.05);
  const [moving, failing] = [streamKey(bench.prefix, 0), streamKey(bench.prefix, 1)];
  const from = await cluster.masterOf(moving);
  const to = cluster.servers.slice(0, 3).find((server) => server !== from);
  if (to === undefined) throw new Error("there is no other master");
  await cluster.moveSlotOf(moving, to);
  await stored(0.15);

  const [victim, ...others] = workers;
  victim?.kill("SIGKILL");
  await cluster.failOver(failing);
  expect((await shares(others)).map(({ length }) => length)).toEqual([6, 6]);

  const { ids, isWritten, stats } = await recordedBy(recorder);
  expect(isWritten).toBe(true);
  expect(stats).toMatchObject({ buffered: 0, lost: 0, mistakes: 0, refused: { buffer_full: 0 } });
  await shardsDrained(bench, SHARDS);
  await expectStored(bench.databaseUrl, ids, CALLS);
  // The master did die while it was written to, and what it had confirmed last was sent again.
  expect(Number(stats["redelivered"])).toBeGreaterThan(0);
  // Commands begin with connections to none of the nodes, one of which is down.
  expect((await succeed(["tail", "--from", "1h", "--limit", "5", "--json"], env)).stdout).toHaveLength(5);
  const { stdout } = await run(["inspect", "--json"], env);
  for (const key of streamKeys(bench.prefix, SHARDS)) expect(stdout.join("")).toContain(key);
  for (const worker of others) worker.kill();
  for (const worker of others) expect(await worker.exited).toEqual({ code: 0, signal: null });
});

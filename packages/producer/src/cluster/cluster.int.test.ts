import { streamKey, streamKeys } from "@calltape/shared";
import { type RedisCluster, startRedisCluster, waitFor } from "@calltape/testkit";
import { Cluster } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { collectingLogger } from "../../fixtures/collecting-logger.js";
import type { CallHandle } from "../call-handle.js";
import { createRecorder } from "../create-recorder.js";
import type { Recorder } from "../recorder.js";

const SHARDS = 6;
/** So many that each shard has some: one that has none comes once in ten million times. */
const CALLS = 100;
const LONG = { timeoutMs: 30_000 };
/** On a busy machine answers come late, and electing another master takes long. */
const PATIENT = { sessions: { timeoutMs: 10_000 }, redelivery: { windowMs: 120_000 } };
let cluster: RedisCluster;
let client: Cluster;
let prefix: string;
let recorder: Recorder;
let log: ReturnType<typeof collectingLogger>;
let calls: CallHandle[];
let tests = 0;

beforeAll(async () => {
  cluster = await startRedisCluster({ requireFullCoverage: false });
  client = new Cluster(cluster.servers.map(({ port }) => ({ host: "127.0.0.1", port })));
  client.on("error", () => undefined);
});

afterAll(async () => {
  client.disconnect();
  await cluster.dispose();
});

beforeEach(() => {
  prefix = `cluster-${++tests}`;
  log = collectingLogger();
  recorder = createRecorder({
    ...PATIENT,
    redisUrl: cluster.url,
    shards: SHARDS,
    prefix,
    logger: log.logger,
  });
  calls = Array.from({ length: CALLS }, () => recorder.startCall({ direction: "inbound" }));
});

afterEach(() => recorder.close({ timeoutMs: 500 }));

let turn = 0;
const talk = () => {
  for (const call of calls) call.turn({ turn: ++turn, speaker: "bot", content: "…" });
};

/** The ids of the events in each shard. */
const idsByShard = () =>
  Promise.all(
    streamKeys(prefix, SHARDS).map(async (key) => {
      const entries = await client.xrange(key, "-", "+");
      return new Set(entries.map(([, fields]) => (JSON.parse(fields[1] ?? "") as { id: string }).id));
    }),
  );
const distinct = async () => (await idsByShard()).reduce((sum, { size }) => sum + size, 0);

describe("a recorder on a cluster", () => {
  it("spreads calls over the masters, and keeps their sessions and one index of them", async () => {
    talk();
    expect(await recorder.flush(LONG)).toBe(true);
    const shards = await idsByShard();
    expect(shards.every(({ size }) => size > 0)).toBe(true);
    expect(await distinct()).toBe(recorder.stats().sent);
    const masters = await Promise.all(streamKeys(prefix, SHARDS).map((key) => cluster.masterOf(key)));
    expect(new Set(masters).size).toBe(3);

    expect(await recorder.sessions.active()).toBe(CALLS);
    const [one] = calls;
    expect(await recorder.sessions.save(one?.id ?? "", { step: 3 })).toBe(true);
    const other = createRecorder({
      ...PATIENT,
      redisUrl: cluster.url,
      shards: SHARDS,
      prefix,
      logger: log.logger,
    });
    expect(await other.sessions.load(one?.id ?? "")).toEqual({ step: 3 });
    expect(await (await other.resumeCall(one?.id ?? ""))?.id).toBe(one?.id);
    await other.close();
    for (const call of calls) call.end({ endReason: "caller_hangup" });
    expect(await recorder.flush(LONG)).toBe(true);
    expect(await recorder.sessions.active()).toBe(0);
  });

  it("goes after a slot that moves while it records", async () => {
    const key = streamKey(prefix, 0);
    const from = await cluster.masterOf(key);
    const to = cluster.servers.slice(0, 3).find((server) => server !== from);
    if (to === undefined) throw new Error("there is no other master");
    talk();
    expect(await recorder.flush(LONG)).toBe(true);
    const talking = setInterval(talk, 5);
    await cluster.moveSlotOf(key, to);
    const moved = recorder.stats().sent;
    await waitFor("more to be sent", () => recorder.stats().sent > moved + 10 * CALLS, LONG);
    clearInterval(talking);
    expect(await recorder.flush(LONG)).toBe(true);
    expect(await distinct()).toBe(recorder.stats().sent);
    expect(recorder.stats()).toMatchObject({ retried: 0 });
    expect(log.named("redis_refuses_writes")).toEqual([]);
  });

  it("goes on with the other shards while a master is down, and sends its last again to the one that follows", async () => {
    talk();
    expect(await recorder.flush(LONG)).toBe(true);
    const key = streamKey(prefix, 0);
    const victim = await cluster.masterOf(key);
    const masters = await Promise.all(streamKeys(prefix, SHARDS).map((one) => cluster.masterOf(one)));
    const shardsOf = (isVictims: boolean) =>
      masters.flatMap((master, shard) => ((master === victim) === isVictims ? [shard] : []));
    // Looked at once, so that the next look can tell that another server answers.
    await waitFor("the servers to have been asked", async () => {
      const stats = await Promise.all(client.nodes("master").map((node) => node.info("commandstats")));
      return stats.every((text) => /cmdstat_xinfo\|stream:calls=/.test(text));
    });
    const before = await idsByShard();
    const sent = recorder.stats().sent;
    const talking = setInterval(talk, 20);
    const promotion = cluster.failOver(key);
    await waitFor("the others to go on", () => recorder.stats().sent > sent + 3 * CALLS, LONG);
    await promotion;
    await waitFor(
      "the promoted one to take writes",
      () => log.named("redis_accepts_writes").some(({ fields }) => fields["stream"] === key),
      LONG,
    );
    clearInterval(talking);
    expect(await recorder.flush(LONG)).toBe(true);
    await waitFor(
      "what may be lost to be there",
      async () => (await distinct()) === recorder.stats().sent,
      LONG,
    );
    const refused = log.named("redis_refuses_writes").map(({ fields }) => fields["stream"]);
    expect(new Set(refused)).toEqual(new Set(shardsOf(true).map((shard) => streamKey(prefix, shard))));
    // What the others' servers have is not doubted.
    const lengths = await Promise.all(shardsOf(false).map((shard) => client.xlen(streamKey(prefix, shard))));
    const after = await idsByShard();
    expect(lengths).toEqual(shardsOf(false).map((shard) => after[shard]?.size));
    const confirmed = shardsOf(true).reduce((sum, shard) => sum + (before[shard]?.size ?? 0), 0);
    await waitFor("its last to be sent again", () => recorder.stats().redelivered >= confirmed, LONG);
  });
});

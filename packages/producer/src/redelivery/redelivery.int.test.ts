import { mkdir, rm } from "node:fs/promises";
import { streamKey } from "@calltape/shared";
import { type RedisServer, startRedis, startTcpProxy, waitFor } from "@calltape/testkit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { collectingLogger } from "../../fixtures/collecting-logger.js";
import { type StreamProbe, streamProbe } from "../../fixtures/stream-probe.js";
import type { CallHandle } from "../call-handle.js";
import { createRecorder } from "../create-recorder.js";
import type { Recorder } from "../recorder.js";

const PREFIX = "redelivery";
let redis: RedisServer;
let probe: StreamProbe;
let recorder: Recorder;
let log: ReturnType<typeof collectingLogger>;

beforeEach(async () => {
  redis = await startRedis();
  probe = streamProbe(redis.url);
  log = collectingLogger();
});

afterEach(async () => {
  await recorder.close({ timeoutMs: 500 });
  probe.close();
  await redis.dispose();
});

function callOn(redisUrl: string): CallHandle {
  recorder = createRecorder({ redisUrl, prefix: PREFIX, logger: log.logger });
  return recorder.startCall({ direction: "inbound" });
}

function talk(call: CallHandle, turns: number): void {
  for (let turn = 1; turn <= turns; turn++) call.turn({ turn, speaker: "bot", content: `Turn ${turn}` });
}

const distinct = async (from = probe) => new Set((await from.events(PREFIX)).map(({ id }) => id)).size;

const commandStats = async (name: string) =>
  new RegExp(`cmdstat_${name}:calls=(\\d+).*rejected_calls=(\\d+)`).exec(
    await probe.client.info("commandstats"),
  );
const looks = async () => Number((await commandStats("xinfo\\|stream"))?.[1] ?? 0);
/** The recorder compares what the server says with what it said before; so it must have asked once. */
const haveLooked = () => waitFor("the recorder to have asked", async () => (await looks()) > 0);
const haveLookedAgain = async () => {
  const before = await looks();
  await waitFor("the recorder to ask again", async () => (await looks()) > before);
};

describe("what Redis had confirmed and lost", () => {
  it("to FLUSHALL is sent again while nothing new is recorded", async () => {
    talk(callOn(redis.url), 300);
    expect(await recorder.flush()).toBe(true);
    await haveLooked();
    await probe.client.flushall();
    await waitFor("the events to be there again", async () => (await distinct()) === 301);
    expect(recorder.stats()).toMatchObject({ sent: 301, redelivered: 301, lost: 0 });
    expect(log.named("redis_may_have_lost_events")).toMatchObject([
      { level: "warning", fields: { sent_again: 301 } },
    ]);
  });

  it("to FLUSHALL is sent again though others have added more since than there was", async () => {
    talk(callOn(redis.url), 20);
    expect(await recorder.flush()).toBe(true);
    await haveLookedAgain();
    const [entry = [""]] = await probe.client.xrange(streamKey(PREFIX, 0), "-", "+", "COUNT", 1);
    const filling = probe.client.multi().flushall();
    for (let n = 0; n < 100; n++) filling.xadd(streamKey(PREFIX, 0), "*", ...(entry[1] ?? []));
    await filling.exec();
    await waitFor("the events to be there again", async () => (await distinct()) === 21);
  });

  it("to FLUSHALL in the moment before the recorder is closed is sent again all the same", async () => {
    talk(callOn(redis.url), 50);
    expect(await recorder.flush()).toBe(true);
    await haveLookedAgain();
    await probe.client.flushall();
    expect(await recorder.close()).toBe(true);
    expect(await distinct()).toBe(51);
  });

  it("to a crash without its append-only file is sent again when it is back, however long that takes", async () => {
    const call = callOn(redis.url);
    talk(call, 300);
    expect(await recorder.flush()).toBe(true);
    await haveLooked();
    await redis.kill();
    await rm(`${redis.dir}/data`, { recursive: true });
    talk(call, 100);
    await mkdir(`${redis.dir}/data`);
    await redis.restart();
    await waitFor("all events to be there", async () => (await distinct()) === 401);
    expect(await recorder.flush({ timeoutMs: 5_000 })).toBe(true);
  });

  it("to a failover to a replica that had been cut off is sent again to the new master", async () => {
    const proxy = await startTcpProxy({ port: redis.port });
    const talked = callOn(proxy.through(redis.url));
    talk(talked, 10);
    expect(await recorder.flush()).toBe(true);
    await haveLooked();
    const replica = await startRedis({ replicaOf: { port: redis.port } });
    const replicaProbe = streamProbe(replica.url);
    await waitFor("the replica to follow", async () => (await distinct(replicaProbe)) === 11);
    await replicaProbe.client.replicaof("NO", "ONE");
    talk(talked, 200);
    expect(await recorder.flush()).toBe(true);
    proxy.retarget({ port: replica.port });
    proxy.cut();
    await waitFor("the new master to have all", async () => (await distinct(replicaProbe)) === 211);
    replicaProbe.close();
    await proxy.close();
    await replica.dispose();
  });

  it("to a switch of roles is sent again though the old master still answers, and nothing new is recorded", async () => {
    const proxy = await startTcpProxy({ port: redis.port });
    const call = callOn(proxy.through(redis.url));
    talk(call, 10);
    expect(await recorder.flush()).toBe(true);
    await haveLooked();
    const replica = await startRedis({ replicaOf: { port: redis.port } });
    const replicaProbe = streamProbe(replica.url);
    await waitFor("the replica to follow", async () => (await distinct(replicaProbe)) === 11);
    await replicaProbe.client.replicaof("NO", "ONE");
    proxy.retarget({ port: replica.port });
    talk(call, 200);
    expect(await recorder.flush()).toBe(true);
    await probe.client.replicaof("127.0.0.1", replica.port);
    await waitFor("the new master to have all", async () => (await distinct(replicaProbe)) === 211);
    replicaProbe.close();
    await proxy.close();
    await replica.dispose();
  });

  it("is not sent again when only the connection was lost", async () => {
    const proxy = await startTcpProxy({ port: redis.port });
    const call = callOn(proxy.through(redis.url));
    talk(call, 200);
    expect(await recorder.flush()).toBe(true);
    await haveLooked();
    proxy.cut();
    talk(call, 200);
    expect(await recorder.flush({ timeoutMs: 5_000 })).toBe(true);
    await haveLookedAgain();
    expect(recorder.stats()).toMatchObject({ redelivered: 0 });
    expect(await probe.events(PREFIX)).toHaveLength(401);
    await proxy.close();
  });

  it("is sent again after each lost connection where the user may not ask who the server is", async () => {
    await probe.client.call(
      "ACL",
      "SETUSER",
      "writer",
      "on",
      ">secret",
      "~*",
      "+xadd",
      "+ping",
      "+hello",
      "+client",
    );
    const proxy = await startTcpProxy({ port: redis.port });
    const call = callOn(proxy.through(redis.url).replace("//", "//writer:secret@"));
    talk(call, 50);
    expect(await recorder.flush()).toBe(true);
    await waitFor("a refused question", async () => Number((await commandStats("info"))?.[2]) > 0);
    proxy.cut();
    await waitFor("the events to be sent again", () => recorder.stats().redelivered === 51);
    expect(await distinct()).toBe(51);
    await proxy.close();
  });
});

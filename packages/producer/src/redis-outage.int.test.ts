import { type RedisServer, startRedis, startTcpProxy, type TcpProxy, waitFor } from "@calltape/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { collectingLogger } from "../fixtures/collecting-logger.js";
import { type StreamProbe, streamProbe } from "../fixtures/stream-probe.js";
import type { CallHandle } from "./call-handle.js";
import { createRecorder } from "./create-recorder.js";
import type { Recorder } from "./recorder.js";
import type { RecorderOptions } from "./recorder-options.js";

let redis: RedisServer;
let proxy: TcpProxy;
let probe: StreamProbe;
let recorder: Recorder;
let log: ReturnType<typeof collectingLogger>;
let run = 0;
let prefix: string;

beforeAll(async () => {
  redis = await startRedis();
  proxy = await startTcpProxy({ port: redis.port });
});

afterAll(async () => {
  await proxy?.close();
  await redis?.dispose();
});

beforeEach(() => {
  prefix = `run-${run++}`;
  proxy.accept();
  probe = streamProbe(redis.url);
  log = collectingLogger();
});

afterEach(async () => {
  proxy.accept();
  await recorder.close();
  probe.close();
});

function record(options: RecorderOptions = {}): Recorder {
  recorder = createRecorder({ redisUrl: redis.url, prefix, logger: log.logger, ...options });
  return recorder;
}

const say = (call: CallHandle, turn: number) => call.turn({ turn, speaker: "bot", content: `Turn ${turn}` });
const distinct = async () => new Set((await probe.events(prefix)).map(({ id }) => id)).size;

describe("Redis killed and restarted while calls are recorded", () => {
  it("loses no event that was taken, says so once, and says when it is back", async () => {
    const call = record().startCall({ direction: "inbound" });
    let turn = 0;
    const talking = setInterval(() => {
      for (let i = 0; i < 20; i++) say(call, ++turn);
    }, 5);
    await waitFor("some events to be written", () => recorder.stats().sent > 500);
    await redis.kill();
    await waitFor("events to be held", () => recorder.stats().buffered > 1000);
    await redis.restart();
    await waitFor("the recorder to be back", () => log.named("redis_back").length > 0);
    clearInterval(talking);
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    expect(await distinct()).toBe(turn + 1);
    expect(recorder.stats()).toMatchObject({ buffered: 0, mistakes: 0, lost: 0 });
    expect(log.named("redis_away")).toMatchObject([{ level: "warning" }]);
    expect(log.named("redis_back")).toMatchObject([{ level: "info", fields: { held: expect.any(Number) } }]);
  });
});

describe("Redis away from the start", () => {
  it("fills the buffer to its bound, refuses by importance, and sends all that was taken when it is back", async () => {
    await redis.stop();
    record({ buffer: { maxEvents: 1000 } });
    const call = recorder.startCall({ direction: "inbound" });
    for (let turn = 1; turn <= 1500; turn++) say(call, turn);
    expect(recorder.stats()).toMatchObject({ buffered: 900, refused: { buffer_full: 601 } });
    const starts = Array.from({ length: 60 }, () => recorder.startCall({ direction: "inbound" }));
    expect(recorder.stats().buffered).toBe(940);
    for (const each of starts) each.transfer({ reason: "customer_request", result: "succeeded" });
    expect(recorder.stats().buffered).toBe(970);
    for (const each of starts) each.end({ endReason: "transferred" });
    expect(recorder.stats()).toMatchObject({ buffered: 1000, refused: { buffer_full: 601 + 20 + 30 + 30 } });
    expect(log.named("events_refused")).toHaveLength(1);

    await redis.restart();
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    expect(await distinct()).toBe(1000);
    expect(log.named("redis_away")).toHaveLength(1);
    expect(log.named("events_refused_over")).toMatchObject([{ fields: { refused: 681 } }]);
  });

  it("holds no more bytes than allowed", async () => {
    await redis.stop();
    record({ buffer: { maxBytes: 1024 * 1024 } });
    const call = recorder.startCall({ direction: "inbound" });
    for (let turn = 1; turn <= 200; turn++) {
      call.turn({ turn, speaker: "bot", content: "шини ".repeat(1000) });
      expect(recorder.stats().bufferedBytes).toBeLessThanOrEqual(0.9 * 1024 * 1024);
    }
    const { buffered, refused } = recorder.stats();
    expect(refused.buffer_full).toBe(201 - buffered);
    await redis.restart();
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    expect(await distinct()).toBe(buffered);
  });

  it("is given up by close at its deadline, and what was lost is counted and logged", async () => {
    await redis.stop();
    record().startCall({ direction: "inbound" });
    expect(await recorder.close({ timeoutMs: 200 })).toBe(false);
    expect(recorder.stats().lost).toBe(1);
    expect(log.named("events_lost")).toMatchObject([{ level: "error", fields: { lost: 1 } }]);
    await redis.restart();
  });
});

describe("Redis out of memory", () => {
  it("is retried until there is room again, and nothing is lost", async () => {
    record();
    recorder.startCall({ direction: "inbound" });
    expect(await recorder.flush()).toBe(true);
    await probe.client.config("SET", "maxmemory", "1");
    const call = recorder.startCall({ direction: "inbound" });
    for (let turn = 1; turn <= 500; turn++) say(call, turn);
    await waitFor("several refusals", () => recorder.stats().retried > 1000);
    expect(recorder.stats().buffered).toBe(501);
    await probe.client.config("SET", "maxmemory", "0");
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    expect(await probe.events(prefix)).toHaveLength(502);
    expect(log.named("redis_refuses_writes")).toMatchObject([{ level: "warning", fields: { code: "OOM" } }]);
    expect(log.named("redis_accepts_writes")).toHaveLength(1);
    expect(log.named("redis_away")).toEqual([]);
  });
});

describe("Redis without the replicas it must have", () => {
  it("is retried until it has them again, and nothing is lost", async () => {
    record().startCall({ direction: "inbound" });
    expect(await recorder.flush()).toBe(true);
    await probe.client.config("SET", "min-replicas-to-write", "1");
    recorder.startCall({ direction: "inbound" });
    await waitFor("several refusals", () => recorder.stats().retried >= 2);
    await probe.client.config("SET", "min-replicas-to-write", "0");
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    expect(await probe.events(prefix)).toHaveLength(2);
    expect(log.named("redis_refuses_writes")).toMatchObject([
      { level: "warning", fields: { code: "NOREPLICAS" } },
    ]);
  });
});

describe("a Redis that turned into a replica", () => {
  it("is left for a new connection until it takes writes again", async () => {
    record().startCall({ direction: "inbound" });
    expect(await recorder.flush()).toBe(true);
    await probe.client.replicaof("127.0.0.1", 1);
    recorder.startCall({ direction: "inbound" });
    await waitFor("several refusals", () => recorder.stats().retried >= 3);
    await probe.client.replicaof("NO", "ONE");
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    expect(await distinct()).toBe(2);
  });
});

describe("a login that is refused", () => {
  it("is logged once as an error, without the password, and the events wait until it is right", async () => {
    await probe.client.config("SET", "requirepass", "right-one");
    record({ redisUrl: redis.url.replace("//", "//:wrong-one@") }).startCall({ direction: "inbound" });
    await waitFor("the refusal", () => log.named("redis_refuses_login").length > 0);
    expect(await recorder.flush({ timeoutMs: 500 })).toBe(false);
    expect(log.named("redis_refuses_login")).toMatchObject([
      { level: "error", fields: { reason: "WRONGPASS" } },
    ]);
    expect(JSON.stringify(log.lines)).not.toMatch(/wrong-one/);
    await probe.client.config("SET", "requirepass", "wrong-one");
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    await probe.client.config("SET", "requirepass", "");
  });

  it("is also that of a server that wants one when none was given", async () => {
    await probe.client.config("SET", "requirepass", "right-one");
    record().startCall({ direction: "inbound" });
    await waitFor("the refusal", () => log.named("redis_refuses_login").length > 0);
    await probe.client.config("SET", "requirepass", "");
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
  });
});

describe("a network that breaks", () => {
  it("after Redis executed what was sent: the same ids arrive twice, and none is missing", async () => {
    proxy.delay(300);
    record({ redisUrl: proxy.through(redis.url) });
    const call = recorder.startCall({ direction: "inbound" });
    for (let turn = 1; turn <= 100; turn++) say(call, turn);
    await waitFor("the events to be executed", async () => (await probe.events(prefix)).length >= 101);
    expect(recorder.stats().sent).toBe(0);
    proxy.cut();
    proxy.accept();
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    const events = await probe.events(prefix);
    expect(events).toHaveLength(202);
    expect(new Set(events.map(({ id }) => id)).size).toBe(101);
    expect(recorder.stats()).toMatchObject({ sent: 101, retried: 101, buffered: 0 });
  });

  it("without a word is noticed within seconds, and the events take another connection", async () => {
    record({ redisUrl: proxy.through(redis.url) });
    const call = recorder.startCall({ direction: "inbound" });
    expect(await recorder.flush()).toBe(true);
    proxy.blackhole();
    say(call, 1);
    await waitFor("the silence to be noticed", () => log.named("redis_away").length > 0);
    proxy.accept();
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    expect(await distinct()).toBe(2);
  });

  it("while nothing is held is no news, and the next event takes a new connection", async () => {
    record({ redisUrl: proxy.through(redis.url) });
    const call = recorder.startCall({ direction: "inbound" });
    expect(await recorder.flush()).toBe(true);
    proxy.cut();
    // Two round trips later this process has been told that its connection is gone.
    await probe.client.ping();
    await probe.client.ping();
    say(call, 1);
    expect(await recorder.flush()).toBe(true);
    expect(log.named("redis_away")).toEqual([]);
  });
});

import { randomUUID } from "node:crypto";
import { type RedisServer, startRedis, startTcpProxy, type TcpProxy, waitFor } from "@calltape/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { collectingLogger } from "../../fixtures/collecting-logger.js";
import { type SessionProbe, sessionProbe } from "../../fixtures/session-probe.js";
import { type StreamProbe, streamProbe } from "../../fixtures/stream-probe.js";
import { createRecorder } from "../create-recorder.js";
import type { Recorder } from "../recorder.js";
import type { RecorderOptions } from "../recorder-options.js";

/** Long, so that on a machine that has other things to do only a Redis that does not answer is late. */
const PATIENT = { timeoutMs: 5_000 };
/** What is answered from memory does not wait for that. */
const AT_ONCE_MS = 2_500;
const TIMEOUT_MS = 200;
/** How late a timer may be. */
const TOLERANCE_MS = 1_000;

let redis: RedisServer;
let proxy: TcpProxy;
let prefix: string;
let probe: StreamProbe;
let sessions: SessionProbe;
let recorders: Recorder[];
let log: ReturnType<typeof collectingLogger>;
let run = 0;

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
  probe = streamProbe(redis.url);
  sessions = sessionProbe(probe.client, prefix);
  recorders = [];
  log = collectingLogger();
});

afterEach(async () => {
  await proxy.accept();
  await Promise.all(recorders.map((recorder) => recorder.close()));
  probe.close();
});

/** Its connections go through the proxy: what happens there is its alone. */
function record(options: RecorderOptions = {}): Recorder {
  const redisUrl = proxy.through(redis.url);
  const recorder = createRecorder({ redisUrl, prefix, logger: log.logger, sessions: PATIENT, ...options });
  recorders.push(recorder);
  return recorder;
}

async function timed<T>(operation: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const begun = performance.now();
  const value = await operation();
  return { value, ms: performance.now() - begun };
}

/** Waits until a recorder has noticed that Redis is away. */
const noticed = () => waitFor("the outage to be noticed", () => log.named("sessions_away").length > 0);
const written = (recorder: Recorder) =>
  waitFor("all to be written", () => recorder.stats().sessions.unwritten === 0);

describe("while Redis cannot be reached", () => {
  it("memory answers at once, and what was saved is written when Redis is back", async () => {
    const recorder = record();
    const [before, during] = [randomUUID(), randomUUID()];
    expect(await recorder.sessions.save(before, 1)).toBe(true);
    proxy.refuse();
    await recorder.sessions.save(before, 2);
    await noticed();
    for (const operation of [
      () => recorder.sessions.save(during, 3),
      () => recorder.sessions.load(before),
      () => recorder.sessions.touch(before),
      () => recorder.sessions.active(),
      () => recorder.sessions.remove(randomUUID()),
    ]) {
      expect((await timed(operation)).ms).toBeLessThan(AT_ONCE_MS);
    }
    expect([await recorder.sessions.load(before), await recorder.sessions.load(during)]).toEqual([2, 3]);
    expect(await recorder.sessions.active()).toBe(2);
    expect(await sessions.state(before)).toBe(1);
    await proxy.accept();
    await written(recorder);
    expect([await sessions.state(before), await sessions.state(during)]).toEqual([2, 3]);
    expect([await recorder.sessions.active(), await sessions.live()]).toEqual([2, 2]);
    expect(log.named("sessions_away")).toHaveLength(1);
    await waitFor("the good news", () => log.named("sessions_back").length === 1);
  });

  it("another process saves something newer, and that stays", async () => {
    const [cut, connected] = [record(), record({ redisUrl: redis.url })];
    const id = randomUUID();
    await cut.sessions.save(id, "from the start");
    proxy.refuse();
    await cut.sessions.save(id, "older");
    await noticed();
    expect(await cut.sessions.load(id)).toBe("older");
    expect(await connected.sessions.save(id, "newer")).toBe(true);
    await proxy.accept();
    await written(cut);
    expect(await sessions.state(id)).toBe("newer");
    expect(await cut.sessions.load(id)).toBe("newer");
  });

  it("another process saves something older, and the newer one is written back", async () => {
    const [cut, connected] = [record(), record({ redisUrl: redis.url })];
    const id = randomUUID();
    await cut.sessions.save(id, "from the start");
    proxy.refuse();
    await connected.sessions.save(id, "older");
    await cut.sessions.save(id, "newer");
    await noticed();
    await proxy.accept();
    await written(cut);
    expect(await sessions.state(id)).toBe("newer");
    expect(await connected.sessions.load(id)).toBe("newer");
  });

  it("another process ends the call, and nobody brings its session back", async () => {
    const [cut, connected] = [record(), record({ redisUrl: redis.url })];
    const call = cut.startCall({ direction: "inbound" });
    await cut.sessions.save(call.id, 1);
    await cut.flush();
    proxy.refuse();
    call.turn({ turn: 1, speaker: "bot", content: "x" });
    await cut.sessions.save(call.id, 2);
    await noticed();
    (await connected.resumeCall(call.id))?.end({ endReason: "error" });
    expect(await connected.flush()).toBe(true);
    await proxy.accept();
    await written(cut);
    expect(await sessions.exists(call.id)).toBe(false);
    expect(await cut.sessions.active()).toBe(0);
    expect(await cut.sessions.load(call.id)).toBeUndefined();
  });

  it("a call ends, and its session goes when Redis is back", async () => {
    const recorder = record();
    const call = recorder.startCall({ direction: "inbound" });
    await recorder.flush();
    proxy.refuse();
    await recorder.sessions.save(call.id, 1);
    await noticed();
    call.end({ endReason: "error" });
    expect(await recorder.sessions.load(call.id)).toBeUndefined();
    expect(await recorder.sessions.active()).toBe(0);
    expect(await sessions.live()).toBe(1);
    await proxy.accept();
    await written(recorder);
    expect([await sessions.exists(call.id), await sessions.live()]).toEqual([false, 0]);
  });

  it("memory is bounded: what Redis has goes first, then the oldest, counted and said once", async () => {
    const recorder = record({ sessions: { ...PATIENT, maxInMemory: 10 } });
    const ids = Array.from({ length: 30 }, () => randomUUID());
    await Promise.all(ids.slice(0, 8).map((id) => recorder.sessions.save(id, "written")));
    proxy.refuse();
    await recorder.sessions.save(ids[8] ?? "", "unwritten");
    await noticed();
    // Without a connection, what Redis has may be lost as well: all of it is to be written again.
    for (const id of ids.slice(9)) void recorder.sessions.save(id, "unwritten");
    expect(recorder.stats().sessions).toEqual({ held: 10, unwritten: 10, dropped: 20 });
    expect(log.named("sessions_dropped")).toHaveLength(1);
    expect(await recorder.sessions.load(ids[29] ?? "")).toBe("unwritten");
    expect(await recorder.sessions.load(ids[15] ?? "")).toBeUndefined();
    await proxy.accept();
    await written(recorder);
    expect(await sessions.state(ids[29] ?? "")).toBe("unwritten");
    expect(await recorder.sessions.load(ids[0] ?? "")).toBe("written");
  });

  it("a process that has just begun finds what is there as soon as it can be reached", async () => {
    const first = record({ redisUrl: redis.url });
    const call = first.startCall({ direction: "inbound" });
    await first.flush();
    proxy.refuse();
    const second = record();
    const resuming = timed(() => second.resumeCall(call.id));
    await noticed();
    await proxy.accept();
    const { value, ms } = await resuming;
    expect(value?.id ?? (await second.resumeCall(call.id))?.id).toBe(call.id);
    expect(ms).toBeLessThan(PATIENT.timeoutMs + TOLERANCE_MS);
  });
});

describe("while Redis does not answer", () => {
  it("no operation takes longer than its deadline, and memory answers", async () => {
    const recorder = record({ sessions: { timeoutMs: TIMEOUT_MS } });
    const [id, other] = [randomUUID(), randomUUID()];
    await recorder.sessions.save(id, 1);
    proxy.blackhole();
    const operations = [
      () => recorder.sessions.save(id, 2),
      () => recorder.sessions.load(id),
      () => recorder.sessions.load(other),
      () => recorder.sessions.touch(id),
      () => recorder.sessions.touch(other),
      () => recorder.sessions.remove(other),
      () => recorder.sessions.active(),
      () => recorder.resumeCall(other),
    ];
    const took = await Promise.all(operations.map((operation) => timed(operation)));
    expect(Math.max(...took.map(({ ms }) => ms))).toBeLessThan(TIMEOUT_MS + TOLERANCE_MS);
    expect(took.map(({ value }) => value)).toEqual([false, 2, undefined, false, false, false, 1, undefined]);
    await proxy.accept();
    await written(recorder);
    expect(await sessions.state(id)).toBe(2);
  });

  it("events are not held up by the sessions, nor the sessions by the events", async () => {
    const recorder = record();
    const call = recorder.startCall({ direction: "inbound" });
    expect(await recorder.flush()).toBe(true);
    const [client] = String(await probe.client.client("LIST"))
      .split("\n")
      .filter((line) => line.includes("calltape-sessions"));
    expect(client).toBeDefined();
    // A second connection of its own, whose end the first does not feel.
    await probe.client.client("KILL", "ID", /\bid=(\d+)/.exec(client ?? "")?.[1] ?? "");
    call.turn({ turn: 1, speaker: "bot", content: "x" });
    expect(await recorder.flush()).toBe(true);
    expect(log.named("redis_away")).toEqual([]);
  });

  it("a reply that comes late, or never, leaves no doubt: it is written again and changes nothing", async () => {
    const recorder = record();
    const id = randomUUID();
    await recorder.sessions.save(id, 1);
    proxy.delay(300);
    const saving = recorder.sessions.save(id, 2);
    await waitFor("Redis to have executed it", async () => (await sessions.state(id)) === 2);
    proxy.cut();
    await proxy.accept();
    expect(await saving).toBe(true);
    expect(recorder.stats().sessions.unwritten).toBe(0);
    expect([await sessions.state(id), await recorder.sessions.load(id)]).toEqual([2, 2]);
  });
});

describe("a Redis that has lost everything", () => {
  it("gets the sessions back from those who have them, with the time they have left", async () => {
    const recorder = record({ sessions: { ...PATIENT, ttlSeconds: 100 } });
    const call = recorder.startCall({ direction: "inbound" });
    await recorder.sessions.save(call.id, { step: 1 });
    await recorder.flush();
    await sessions.lose(call.id);
    proxy.cut();
    await waitFor("the session to be back", () => sessions.exists(call.id));
    await written(recorder);
    expect(await sessions.state(call.id)).toEqual({ step: 1 });
    expect(await sessions.tape(call.id)).toMatchObject({ next_seq: 1 });
    expect(await sessions.ttlMs(call.id)).toBeLessThanOrEqual(100_000);
    expect(await sessions.live()).toBe(1);
  });

  it("without anybody noticing is told what it has lost when it is asked for it", async () => {
    const recorder = record();
    const id = randomUUID();
    await recorder.sessions.save(id, 1);
    await sessions.lose(id);
    expect(await recorder.sessions.load(id)).toBe(1);
    await written(recorder);
    expect(await sessions.state(id)).toBe(1);
  });
});

describe("a Redis that takes no writes", () => {
  it("is tried again until it does", async () => {
    const recorder = record();
    const id = randomUUID();
    await recorder.sessions.save(id, 1);
    await probe.client.config("SET", "maxmemory", "1");
    expect(await recorder.sessions.save(id, 2)).toBe(false);
    expect(await recorder.sessions.load(id)).toBe(2);
    await probe.client.config("SET", "maxmemory", "0");
    await written(recorder);
    expect(await sessions.state(id)).toBe(2);
    await probe.client.replicaof("127.0.0.1", 1);
    expect(await recorder.sessions.save(id, 3)).toBe(false);
    await probe.client.replicaof("NO", "ONE");
    await written(recorder);
    expect(await sessions.state(id)).toBe(3);
  });
});

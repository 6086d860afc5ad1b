import { randomUUID } from "node:crypto";
import { sessionKey } from "@calltape/shared";
import { waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { collectingLogger } from "../../fixtures/collecting-logger.js";
import { type SessionProbe, sessionProbe } from "../../fixtures/session-probe.js";
import { type StreamProbe, streamProbe } from "../../fixtures/stream-probe.js";
import { createRecorder } from "../create-recorder.js";
import type { Recorder } from "../recorder.js";
import type { RecorderOptions } from "../recorder-options.js";

const { redisUrl } = testServices();
/** Long, so that a busy machine is not taken for a Redis that is away. */
const PATIENT = { timeoutMs: 5_000 };
let prefix: string;
let probe: StreamProbe;
let sessions: SessionProbe;
let recorders: Recorder[];
let log: ReturnType<typeof collectingLogger>;

beforeEach(() => {
  prefix = `test-${randomUUID()}`;
  probe = streamProbe(redisUrl);
  sessions = sessionProbe(probe.client, prefix);
  recorders = [];
  log = collectingLogger();
});

afterEach(async () => {
  await Promise.all(recorders.map((recorder) => recorder.close()));
  probe.close();
});

function record(options: RecorderOptions = {}): Recorder {
  const recorder = createRecorder({ redisUrl, prefix, logger: log.logger, sessions: PATIENT, ...options });
  recorders.push(recorder);
  return recorder;
}

describe("the session store", () => {
  it("gives one process what another has saved, whole, and counts it", async () => {
    const [one, other] = [record(), record()];
    const id = randomUUID();
    const state = { cart: ["205/55 R16"], name: "Олена 😀", step: 3, nested: { empty: [], nothing: null } };
    expect(await one.sessions.save(id, state)).toBe(true);
    expect(await other.sessions.load(id)).toEqual(state);
    expect(await other.sessions.save(id.toUpperCase(), { step: 4 })).toBe(true);
    expect(await one.sessions.load(id)).toEqual({ step: 4 });
    expect([await one.sessions.active(), await other.sessions.active(), await sessions.live()]).toEqual([
      1, 1, 1,
    ]);
    expect(await other.sessions.load(randomUUID())).toBeUndefined();
  });

  it("lets a session live for its time, and again when it is touched, by whom it was not saved too", async () => {
    const [one, other] = [
      record({ sessions: { ...PATIENT, ttlSeconds: 100 } }),
      record({ sessions: { ...PATIENT, ttlSeconds: 1000 } }),
    ];
    const id = randomUUID();
    await one.sessions.save(id, 1);
    expect(await sessions.ttlMs(id)).toBeGreaterThan(95_000);
    expect(await sessions.ttlMs(id)).toBeLessThanOrEqual(100_000);
    expect(await sessions.indexedMs(id)).toBeGreaterThan(95_000);
    expect(await other.sessions.touch(id)).toBe(true);
    expect(await sessions.ttlMs(id)).toBeGreaterThan(995_000);
    expect(await sessions.indexedMs(id)).toBeGreaterThan(995_000);
    // It is never shortened.
    expect(await one.sessions.touch(id)).toBe(true);
    expect(await sessions.indexedMs(id)).toBeGreaterThan(995_000);
    expect(await one.sessions.touch(randomUUID())).toBe(false);
  });

  it("forgets what nobody has touched, and counts it no more", async () => {
    const one = record({ sessions: { ...PATIENT, ttlSeconds: 1 } });
    const id = randomUUID();
    await one.sessions.save(id, 1);
    expect(await one.sessions.active()).toBe(1);
    await waitFor("it to expire", async () => (await one.sessions.active()) === 0);
    expect(await one.sessions.load(id)).toBeUndefined();
    expect(await record().sessions.load(id)).toBeUndefined();
    // Nothing is left behind when all have gone.
    await waitFor("its keys to go", async () => (await probe.client.keys(`${prefix}:session*`)).length === 0);
  });

  it("removes a session for everybody, and a later save makes another", async () => {
    const [one, other] = [record(), record()];
    const id = randomUUID();
    await one.sessions.save(id, 1);
    expect(await other.sessions.remove(id)).toBe(true);
    expect(await one.sessions.load(id)).toBeUndefined();
    expect(await sessions.exists(id)).toBe(false);
    expect(await one.sessions.active()).toBe(0);
    expect(await one.sessions.save(id, 2)).toBe(true);
    expect(await other.sessions.load(id)).toBe(2);
    expect(await other.sessions.active()).toBe(1);
  });

  it("counts what is no session as the caller's mistake, and never rejects", async () => {
    const recorder = record();
    const store = recorder.sessions;
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    const id = randomUUID();
    expect(await store.save("call-1", {})).toBe(false);
    expect(await store.load("call-1")).toBeUndefined();
    expect([await store.touch(""), await store.remove("x")]).toEqual([false, false]);
    expect(await store.save(id, cycle)).toBe(false);
    expect(await store.save(id, "ш".repeat(128 * 1024))).toBe(false);
    expect(await store.save(id, (() => 1) as unknown as object)).toBe(false);
    expect(await store.load(id)).toBeUndefined();
    expect(recorder.stats().mistakes).toBe(7);
    expect(log.named("recorder_misused").length).toBeGreaterThan(0);
    expect(await store.save(id, "x".repeat(256 * 1024 - 2))).toBe(true);
  });

  it("saves what is saved in one go in order, the last one stays", async () => {
    const store = record().sessions;
    const id = randomUUID();
    const saved = await Promise.all(Array.from({ length: 50 }, (_, step) => store.save(id, step)));
    expect(saved.every(Boolean)).toBe(true);
    expect(await sessions.state(id)).toBe(49);
  });

  it("sets a key that is somebody else's aside, and goes on", async () => {
    const store = record().sessions;
    const [id, other] = [randomUUID(), randomUUID()];
    await probe.client.set(sessionKey(prefix, id), "not ours");
    expect(await Promise.all([store.save(id, 1), store.save(other, 2)])).toEqual([false, true]);
    expect(await store.load(other)).toBe(2);
    expect(log.named("session_refused")).toHaveLength(1);
  });
});

describe("a call that is recorded", () => {
  it("has a session as long as it goes on, refreshed while it speaks, and none when it has ended", async () => {
    const recorder = record({ sessions: { ...PATIENT, ttlSeconds: 100 } });
    const call = recorder.startCall({ direction: "inbound", tenant: "shop-7", requestId: "r-1" });
    await waitFor("its session", () => sessions.exists(call.id));
    expect(await sessions.tape(call.id)).toMatchObject({ next_seq: 1, tenant: "shop-7", request_id: "r-1" });
    await probe.client.pexpire(sessionKey(prefix, call.id), 50_000);
    call.turn({ turn: 1, speaker: "bot", content: "Добрий день!" });
    await waitFor("it to be refreshed", async () => (await sessions.ttlMs(call.id)) > 50_000);
    expect(await recorder.sessions.active()).toBe(1);
    call.end({ endReason: "caller_hangup" });
    expect(await recorder.flush()).toBe(true);
    call.analyze({ qualityScore: 1 });
    expect(await recorder.sessions.save(call.id, "too late")).toBe(false);
    expect(await recorder.flush()).toBe(true);
    expect(await sessions.exists(call.id)).toBe(false);
    expect(await recorder.sessions.active()).toBe(0);
    expect(recorder.stats().sessions).toEqual({ held: 0, unwritten: 0, dropped: 0 });
  });

  it("keeps its state when it speaks, and its place when a state is saved", async () => {
    const recorder = record();
    const call = recorder.startCall({ direction: "inbound" });
    await recorder.sessions.save(call.id, { step: 1 });
    call.turn({ turn: 1, speaker: "bot", content: "x" });
    await recorder.flush();
    expect(await sessions.state(call.id)).toEqual({ step: 1 });
    expect(await sessions.tape(call.id)).toMatchObject({ next_seq: 2 });
  });

  it("leaves no session when it was over before it had one", async () => {
    const recorder = record();
    for (let i = 0; i < 300; i++) recorder.startCall({ direction: "inbound" }).end({ endReason: "error" });
    expect(await recorder.flush({ timeoutMs: 10_000 })).toBe(true);
    expect(await sessions.live()).toBe(0);
    expect(await probe.client.keys(`${prefix}:session:*`)).toEqual([]);
  });

  it("has none where the recorder is told to keep none", async () => {
    const recorder = record({ sessions: false });
    const call = recorder.startCall({ direction: "inbound" });
    call.turn({ turn: 1, speaker: "bot", content: "x" });
    expect(await recorder.flush()).toBe(true);
    expect(await probe.client.keys(`${prefix}:session*`)).toEqual([]);
    expect(await recorder.sessions.save(call.id, 1)).toBe(true);
    expect(await recorder.resumeCall(call.id)).toBe(call);
  });
});

describe("a user without the right to keep sessions", () => {
  it("is told once, memory answers, and the events are not affected", async () => {
    const user = `u${randomUUID()}`;
    await probe.client.call("ACL", "SETUSER", user, "on", ">pw", "~*", "-@all", "+xadd", "+hello", "+client");
    const recorder = record({ redisUrl: redisUrl.replace("//", `//${user}:pw@`) });
    const call = recorder.startCall({ direction: "inbound" });
    expect(await recorder.sessions.save(call.id, 1)).toBe(false);
    expect(await recorder.sessions.load(call.id)).toBe(1);
    call.turn({ turn: 1, speaker: "bot", content: "x" });
    expect(await recorder.flush()).toBe(true);
    expect(await probe.events(prefix)).toHaveLength(2);
    expect(await recorder.sessions.active()).toBe(1);
    expect(log.named("sessions_refused")).toMatchObject([{ level: "error", fields: { code: "NOPERM" } }]);
    await probe.client.call("ACL", "SETUSER", user, "+@all");
    await waitFor("the sessions to be written", () => sessions.exists(call.id));
    await probe.client.call("ACL", "DELUSER", user);
  });
});

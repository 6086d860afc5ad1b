import { randomUUID } from "node:crypto";
import { waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { collectingLogger } from "../../fixtures/collecting-logger.js";
import { type StreamProbe, streamProbe } from "../../fixtures/stream-probe.js";
import type { CallHandle } from "../call-handle.js";
import { createRecorder } from "../create-recorder.js";
import type { Recorder } from "../recorder.js";
import type { RecorderOptions } from "../recorder-options.js";

const { redisUrl } = testServices();
/** Long, so that a busy machine is not taken for a Redis that is away. */
const PATIENT = { timeoutMs: 5_000 };
let prefix: string;
let probe: StreamProbe;
let recorders: Recorder[];
let log: ReturnType<typeof collectingLogger>;

beforeEach(() => {
  prefix = `test-${randomUUID()}`;
  probe = streamProbe(redisUrl);
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

const say = (call: CallHandle | undefined, turn: number) =>
  call?.turn({ turn, speaker: "bot", content: `Turn ${turn}` });

describe("a call that is resumed", () => {
  it("goes on in any number of processes with the next number, the same start and ids, and one start", async () => {
    const startedAt = new Date(Date.now() - 60_000);
    const traceId = "0af7651916cd43dd8448eb211c80319c";
    const facts = { direction: "inbound", startedAt, tenant: "shop-7", requestId: "r-1", traceId } as const;
    const first = record();
    const begun = first.startCall(facts);
    say(begun, 1);
    let turn = 1;
    let last = first;
    for (let hop = 0; hop < 3; hop++) {
      expect(await last.flush()).toBe(true);
      last = record();
      const call = await last.resumeCall(begun.id);
      expect(call).toMatchObject({ id: begun.id, startedAt });
      for (let i = 0; i < 3; i++) say(call, ++turn);
      if (hop === 2) call?.end({ endReason: "caller_hangup" });
    }
    expect(await last.flush()).toBe(true);
    const events = await probe.events(prefix);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, seq) => seq));
    expect(events.filter(({ type }) => type === "call.started")).toHaveLength(1);
    for (const event of events) {
      expect(event).toMatchObject({
        ...{ call_id: begun.id, call_started_at: startedAt.toISOString() },
        ...{ tenant: "shop-7", request_id: "r-1", trace_id: traceId },
      });
    }
    expect(log.named("call_resumed")).toHaveLength(3);
    expect(log.named("call_resumed")[0]).toMatchObject({
      level: "info",
      fields: { call_id: begun.id, request_id: "r-1", next_seq: 2 },
    });
    expect(await last.sessions.active()).toBe(0);
  });

  it("never goes back in time, whatever the clock of the next process says", async () => {
    const first = record();
    const call = first.startCall({ direction: "inbound" });
    const at = new Date(Date.now() + 30_000);
    call.turn({ turn: 1, speaker: "bot", content: "x", at });
    await first.flush();
    const second = record();
    say(await second.resumeCall(call.id), 2);
    await second.flush();
    expect((await probe.events(prefix)).at(-1)).toMatchObject({ seq: 2, at: at.toISOString() });
  });

  it("is the same handle where the call goes on in this process, asked for once or often at once", async () => {
    const [first, second] = [record(), record()];
    const call = first.startCall({ direction: "inbound" });
    expect(await first.resumeCall(call.id)).toBe(call);
    await first.flush();
    const [one, other] = await Promise.all([second.resumeCall(call.id), second.resumeCall(call.id)]);
    expect(one).toBeDefined();
    expect(other).toBe(one);
    expect(await second.resumeCall(call.id.toUpperCase())).toBe(one);
  });

  it("can still be evaluated when it has ended, without a number, and has no session again", async () => {
    const [first, second] = [record(), record()];
    const call = first.startCall({ direction: "inbound", tenant: "shop-7" });
    call.end({ endReason: "caller_hangup" });
    await first.flush();
    const ended = await second.resumeCall(call.id);
    ended?.analyze({ qualityScore: 0.5 });
    ended?.end({ endReason: "error" });
    await second.flush();
    const events = await probe.events(prefix);
    expect(events.map(({ type, seq }) => [type, seq])).toEqual([
      ["call.started", 0],
      ["call.ended", 1],
      ["call.analyzed", undefined],
    ]);
    expect(events[2]).toMatchObject({ tenant: "shop-7", call_started_at: events[0]?.call_started_at });
    expect(second.stats().mistakes).toBe(1);
    expect(await second.sessions.active()).toBe(0);
  });

  it("without a session goes on from what is known of it, without numbers, and stays so", async () => {
    const first = record({ tenant: "own" });
    const id = randomUUID();
    const startedAt = new Date(Date.now() - 60_000);
    expect(await first.resumeCall(id)).toBeUndefined();
    expect(log.named("call_not_resumed")).toHaveLength(1);
    const call = await first.resumeCall(id, { startedAt });
    say(call, 1);
    await first.flush();
    const second = record();
    const again = await second.resumeCall(id);
    say(again, 2);
    again?.end({ endReason: "caller_hangup" });
    await second.flush();
    const events = await probe.events(prefix);
    expect(events.map(({ type, seq, tenant }) => [type, seq, tenant])).toEqual([
      ["turn.completed", undefined, "own"],
      ["turn.completed", undefined, "own"],
      ["call.ended", undefined, "own"],
    ]);
    for (const event of events) expect(event.call_started_at).toBe(startedAt.toISOString());
  });

  it("is none where what is given is no call: counted, never thrown", async () => {
    const recorder = record();
    const trap = {
      get startedAt(): Date {
        throw new Error("personal");
      },
    };
    expect(await recorder.resumeCall("call-1")).toBeUndefined();
    expect(await recorder.resumeCall(undefined as unknown as string)).toBeUndefined();
    expect(await recorder.resumeCall(randomUUID(), { startedAt: "soon" as unknown as Date })).toBeUndefined();
    expect(await recorder.resumeCall(randomUUID(), trap)).toBeUndefined();
    expect(recorder.stats().mistakes).toBe(4);
    expect(JSON.stringify(log.lines)).not.toContain("personal");
  });

  it("has used the numbers of what was refused: the gap is not hidden", async () => {
    const first = record();
    const call = first.startCall({ direction: "inbound" });
    call.turn({ turn: 0, speaker: "bot", content: "invalid" });
    await first.flush();
    const second = record();
    say(await second.resumeCall(call.id), 1);
    await second.flush();
    expect((await probe.events(prefix)).map(({ seq }) => seq)).toEqual([0, 2]);
  });

  it("is found by a process that begins while it is being handed over", async () => {
    const first = record();
    const call = first.startCall({ direction: "inbound" });
    const second = record();
    const found = await waitFor("its session", () => second.resumeCall(call.id));
    expect(found.id).toBe(call.id);
  });
});

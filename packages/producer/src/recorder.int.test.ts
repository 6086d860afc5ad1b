import { randomUUID } from "node:crypto";
import { waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { collectingLogger } from "../fixtures/collecting-logger.js";
import { type StreamProbe, streamProbe } from "../fixtures/stream-probe.js";
import { createRecorder } from "./create-recorder.js";
import type { Recorder } from "./recorder.js";
import type { RecorderOptions } from "./recorder-options.js";

const { redisUrl } = testServices();
let prefix: string;
let probe: StreamProbe;
let recorder: Recorder;
let log: ReturnType<typeof collectingLogger>;

beforeEach(() => {
  prefix = `test-${randomUUID()}`;
  probe = streamProbe(redisUrl);
  log = collectingLogger();
});

afterEach(async () => {
  await recorder.close();
  probe.close();
});

function record(options: RecorderOptions = {}): Recorder {
  recorder = createRecorder({ redisUrl, prefix, logger: log.logger, ...options });
  return recorder;
}

describe("a recorder", () => {
  it("brings the contract's example into the stream, as it was recorded", async () => {
    const call = record().startCall({
      direction: "inbound",
      callerPhone: "+380671234567",
      scenario: "tire_search",
    });
    call.turn({ turn: 1, speaker: "customer", content: "Мені потрібні шини 😀", sttLatencyMs: 210 });
    call.tool({ name: "search_tires", args: {}, result: [], durationMs: 140, success: true, turn: 2 });
    call.error({ component: "store_api", code: "503" });
    call.transfer({ reason: "customer_request", result: "succeeded" });
    call.usage({ component: "llm", cost: "0.000431", inputTokens: 930 });
    call.update({ customerName: "Олена" });
    call.end({ endReason: "caller_hangup", outcome: "resolved" });
    expect(await recorder.flush({ timeoutMs: 2000 })).toBe(true);

    const events = await probe.events(prefix);
    expect(events.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(events[1]?.data).toMatchObject({ content: "Мені потрібні шини 😀", stt_latency_ms: 210 });
    expect(recorder.stats()).toMatchObject({
      buffered: 0,
      bufferedBytes: 0,
      inFlight: 0,
      sent: 8,
      mistakes: 0,
    });
  });

  it("delivers without being asked to", async () => {
    record().startCall({ direction: "inbound" });
    await waitFor("the event to arrive", async () => (await probe.events(prefix)).length === 1);
  });

  it("sends a burst of calls over all shards, each call's events in order in one of them", async () => {
    record({ shards: 3 });
    const calls = Array.from({ length: 40 }, () => recorder.startCall({ direction: "inbound" }));
    for (let turn = 1; turn <= 50; turn++) {
      for (const call of calls) call.turn({ turn, speaker: "bot", content: "x".repeat(turn * 10) });
    }
    for (const call of calls) call.end({ endReason: "caller_hangup" });
    expect(await recorder.flush({ timeoutMs: 10_000 })).toBe(true);
    const events = await probe.events(prefix, 3);
    expect(events).toHaveLength(40 * 52);
    for (const call of calls) {
      const seqs = events.filter(({ call_id }) => call_id === call.id).map(({ seq }) => seq);
      expect(seqs).toEqual(Array.from({ length: 52 }, (_, seq) => seq));
    }
    for (const shard of [0, 1, 2]) {
      expect(await probe.client.xlen(`${prefix}:{${shard}}:events`)).toBeGreaterThan(0);
    }
  });

  it("speaks the older protocol when told to", async () => {
    record({ protocol: 2 }).startCall({ direction: "inbound" });
    expect(await recorder.flush()).toBe(true);
    expect(await probe.events(prefix)).toHaveLength(1);
  });

  it("logs a call's start and end, and its turns at debug, without personal data", async () => {
    const call = record().startCall({ direction: "inbound", callerPhone: "+380671234567" });
    call.turn({ turn: 1, speaker: "customer", content: "secret words" });
    call.tool({ name: "search_tires", args: { phone: "secret" }, durationMs: 140, success: true });
    call.end({ endReason: "caller_hangup" });
    expect(log.lines.map(({ level, event }) => [level, event])).toEqual([
      ["info", "call_started"],
      ["debug", "turn_completed"],
      ["debug", "tool_completed"],
      ["info", "call_ended"],
    ]);
    expect(log.lines.every(({ fields }) => fields["call_id"] === call.id)).toBe(true);
    expect(log.named("tool_completed")[0]?.fields).toMatchObject({ tool: "search_tires", duration_ms: 140 });
    expect(JSON.stringify(log.lines)).not.toMatch(/secret|380671234567/);
  });
});

describe("flush", () => {
  it("is at once when there is nothing to wait for", async () => {
    expect(await record().flush({ timeoutMs: 0 })).toBe(true);
  });

  it("takes any deadline without rejecting", async () => {
    record().startCall({ direction: "inbound" });
    for (const options of [
      undefined,
      null,
      {},
      { timeoutMs: "x" },
      { timeoutMs: Number.NaN },
      { timeoutMs: 1e300 },
    ]) {
      expect(await recorder.flush(options as { timeoutMs: number })).toBe(true);
    }
  });
});

describe("close", () => {
  it("sends what is held, may be called again, and refuses what comes later", async () => {
    const call = record().startCall({ direction: "inbound" });
    expect(await Promise.all([recorder.close(), recorder.close()])).toEqual([true, true]);
    call.end({ endReason: "caller_hangup" });
    recorder.startCall({ direction: "inbound" });
    expect(await recorder.close()).toBe(true);
    expect(await probe.events(prefix)).toHaveLength(1);
    expect(recorder.stats().refused.closed).toBe(2);
  });
});

describe("a key of a wrong type", () => {
  it("holds up its own shard only, is logged once as an error, and loses nothing once it is repaired", async () => {
    await probe.client.set(`${prefix}:{1}:events`, "not a stream");
    record({ shards: 3 });
    const calls = Array.from({ length: 60 }, () => recorder.startCall({ direction: "inbound" }));
    await waitFor("the other shards to be written", () => {
      const { buffered, sent } = recorder.stats();
      return buffered > 0 && sent + buffered === 60 && sent > 20 && recorder.stats().inFlight === 0;
    });
    expect(await recorder.flush({ timeoutMs: 100 })).toBe(false);
    await waitFor("several attempts", () => recorder.stats().retried > 3 * recorder.stats().buffered);
    expect(log.named("redis_refuses_writes")).toMatchObject([
      { level: "error", fields: { stream: `${prefix}:{1}:events`, code: "WRONGTYPE" } },
    ]);
    await probe.client.del(`${prefix}:{1}:events`);
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    const ids = (await probe.events(prefix, 3)).map(({ call_id }) => call_id);
    expect(ids.toSorted()).toEqual(calls.map(({ id }) => id).toSorted());
    expect(log.named("redis_accepts_writes")).toHaveLength(1);
  });
});

import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Child,
  killChildren,
  type RedisServer,
  startChild,
  startRedis,
  waitFor,
} from "@calltape/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { collectingLogger } from "../../fixtures/collecting-logger.js";
import { type StreamProbe, streamProbe } from "../../fixtures/stream-probe.js";
import type { CallHandle } from "../call-handle.js";
import { createRecorder } from "../create-recorder.js";
import type { Recorder } from "../recorder.js";
import type { RecorderOptions } from "../recorder-options.js";

const LONG = { timeoutMs: 20_000 };
let redis: RedisServer;
let probe: StreamProbe;
let folder: string;
let log: ReturnType<typeof collectingLogger>;
let run = 0;
let prefix: string;
const recorders: Recorder[] = [];

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis?.dispose());

beforeEach(async () => {
  prefix = `spool-${run++}`;
  folder = await mkdtemp(join(tmpdir(), "calltape-spool-"));
  probe = streamProbe(redis.url);
  log = collectingLogger();
});

afterEach(async () => {
  killChildren();
  await redis.restart();
  await Promise.all(recorders.splice(0).map((recorder) => recorder.close({ timeoutMs: 1_000 })));
  probe.close();
  await rm(folder, { recursive: true, force: true });
});

function recorderWith(options: RecorderOptions = {}): Recorder {
  const recorder = createRecorder({
    redisUrl: redis.url,
    prefix,
    spool: { folder },
    logger: log.logger,
    ...options,
  });
  recorders.push(recorder);
  return recorder;
}

function handler(): Child {
  const script = fileURLToPath(new URL("../../fixtures/record-without-end.mjs", import.meta.url));
  return startChild(script, { args: [JSON.stringify({ redisUrl: redis.url, prefix, folder })] });
}

const spooledBy = ({ stdout }: Child) =>
  Math.max(0, ...stdout.flatMap((line) => (line.startsWith('{"spooled"') ? [JSON.parse(line).spooled] : [])));
function talk(call: CallHandle, turns: number): void {
  for (let turn = 1; turn <= turns; turn++) call.turn({ turn, speaker: "bot", content: `Turn ${turn}` });
}
const events = () => probe.events(prefix);
const distinct = async () => new Set((await events()).map(({ id }) => id)).size;
const segments = async () =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ndjson"));

describe("with a spool, what Redis does not take", () => {
  it("goes to disk within seconds, leaves memory, and is sent once when Redis is back", async () => {
    await redis.stop();
    const recorder = recorderWith();
    talk(recorder.startCall({ direction: "inbound" }), 2_000);
    await waitFor("memory to be empty", () => recorder.stats().buffered === 0, LONG);
    expect(recorder.stats()).toMatchObject({ spool: { spooled: 2_001 } });
    expect(recorder.stats().spool.bytes).toBeGreaterThan(100_000);
    expect(await recorder.flush({ timeoutMs: 100 })).toBe(false);
    await redis.restart();
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    expect((await events()).map(({ seq }) => seq)).toEqual(Array.from({ length: 2_001 }, (_, seq) => seq));
    expect(await segments()).toEqual([]);
    expect(recorder.stats()).toMatchObject({ spool: { unspooled: 2_001, damaged: 0, bytes: 0 } });
    expect(log.named("spooling")).toHaveLength(1);
    expect(log.named("spool_emptied")).toMatchObject([{ fields: { sent: 2_001 } }]);
  });

  it("goes to disk too when Redis is there and full", async () => {
    const recorder = recorderWith();
    const call = recorder.startCall({ direction: "inbound" });
    expect(await recorder.flush()).toBe(true);
    await probe.client.config("SET", "maxmemory", "1");
    talk(call, 500);
    await waitFor("memory to be empty", () => recorder.stats().buffered === 0, LONG);
    await probe.client.config("SET", "maxmemory", "0");
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    expect(await distinct()).toBe(501);
  });

  it("is sent once more when Redis loses it right after it came from the disk", async () => {
    await redis.stop();
    const recorder = recorderWith();
    talk(recorder.startCall({ direction: "inbound" }), 500);
    await waitFor("memory to be empty", () => recorder.stats().buffered === 0, LONG);
    await redis.restart();
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    const asked = async () => (await probe.client.info("commandstats")).includes("cmdstat_xinfo|stream");
    await waitFor("the recorder to have asked what Redis has", asked, LONG);
    await probe.client.flushall();
    await waitFor("the events to be there again", async () => (await distinct()) === 501, LONG);
    expect(recorder.stats()).toMatchObject({ redelivered: 501, spool: { unspooled: 501 } });
  });

  it("is left on disk by close, and sent by the next process that has the folder", async () => {
    await redis.stop();
    const first = recorderWith();
    talk(first.startCall({ direction: "inbound" }), 100);
    expect(await first.close({ timeoutMs: 100 })).toBe(false);
    expect(first.stats()).toMatchObject({ buffered: 0, lost: 0, spool: { spooled: 101 } });
    expect(log.named("events_lost")).toEqual([]);
    await redis.restart();
    const second = recorderWith();
    await waitFor("the next one to send it", async () => (await distinct()) === 101, LONG);
    await waitFor("the folder to be empty", async () => (await segments()).length === 0, LONG);
    // The file goes first, then the books are brought up to it.
    await waitFor("all to be counted", () => second.stats().spool.unspooled >= 101, LONG);
    expect(second.stats()).toMatchObject({ spool: { unspooled: 101 } });
  });

  it("goes to disk with what Redis may lose meanwhile, when the recorder is closed while Redis is away", async () => {
    const first = recorderWith();
    const call = first.startCall({ direction: "inbound" });
    talk(call, 100);
    expect(await first.flush()).toBe(true);
    await redis.kill();
    await rm(`${redis.dir}/data`, { recursive: true });
    talk(call, 50);
    expect(await first.close({ timeoutMs: 100 })).toBe(false);
    expect(first.stats()).toMatchObject({ lost: 0, spool: { spooled: 151 } });
    await mkdir(`${redis.dir}/data`);
    await redis.restart();
    recorderWith();
    await waitFor("the next one to send all of it", async () => (await distinct()) === 151, LONG);
  });

  it("is refused and counted when the spool has reached its bound, and memory too", async () => {
    await redis.stop();
    const recorder = recorderWith({
      spool: { folder, maxBytes: 1024 * 1024 },
      buffer: { maxEvents: 1_000 },
    });
    const call = recorder.startCall({ direction: "inbound" });
    let recorded = 1;
    await waitFor(
      "refusals",
      () => {
        talk(call, 100);
        recorded += 100;
        return recorder.stats().refused.spool_full > 0;
      },
      LONG,
    );
    const { refused, spool, buffered } = recorder.stats();
    expect(spool.bytes).toBeLessThanOrEqual(1024 * 1024);
    expect(spool.spooled + buffered + refused.spool_full + refused.buffer_full).toBe(recorded);
    expect(log.named("spool_refuses")).toMatchObject([{ level: "error" }]);
    await redis.restart();
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    expect(await distinct()).toBe(spool.spooled + buffered);
  });

  it("is written anew when another process took this one for dead and moved its folder away", async () => {
    await redis.stop();
    const recorder = recorderWith();
    const call = recorder.startCall({ direction: "inbound" });
    talk(call, 100);
    await waitFor("the first to be on disk", () => recorder.stats().buffered === 0, LONG);
    const [home = ""] = await readdir(folder);
    const elsewhere = await mkdtemp(join(tmpdir(), "calltape-spool-taken-"));
    await rename(join(folder, home), join(elsewhere, home));
    talk(call, 50);
    await waitFor("the others to be on disk", () => recorder.stats().buffered === 0, LONG);
    await redis.restart();
    expect(await recorder.flush({ timeoutMs: 15_000 })).toBe(true);
    expect(await distinct()).toBe(50);
    await rm(join(elsewhere, home, "lease"));
    await rename(join(elsewhere, home), join(folder, home));
    await rm(elsewhere, { recursive: true });
    await waitFor(
      "the taken ones, given back, to be sent as well",
      async () => (await distinct()) === 151,
      LONG,
    );
  });
});

describe("a handler that is killed while it spools", () => {
  it("at any moment leaves all that was on disk to those who come after, and one of them sends it", async () => {
    await redis.stop();
    let spooled = 0;
    for (const atLeast of [1, 500, 1_500, 4_000]) {
      const child = handler();
      await waitFor("some to be on disk", () => spooledBy(child) >= atLeast, LONG);
      child.kill("SIGKILL");
      await child.exited;
      spooled += spooledBy(child);
    }
    await redis.restart();
    const heirs = Array.from({ length: 3 }, () => recorderWith());
    const unspooled = () => heirs.reduce((sum, heir) => sum + heir.stats().spool.unspooled, 0);
    // A folder that is being renamed looks empty as well.
    await waitFor("all that was on disk to be sent", () => unspooled() >= spooled, LONG);
    await waitFor("the folder to be empty", async () => (await segments()).length === 0, LONG);
    const found = await events();
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    // What was on its way to the disk when the kill came may be there too.
    expect(found.length).toBeGreaterThanOrEqual(spooled);
    await waitFor("all to be counted", () => unspooled() >= found.length, LONG);
    expect(unspooled()).toBe(found.length);
    // Of each call the events are there from the first to some last one, with none missing between.
    const calls = new Map<string, number[]>();
    for (const { call_id, seq } of found) calls.set(call_id, [...(calls.get(call_id) ?? []), seq ?? -1]);
    for (const seqs of calls.values()) {
      expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: seqs.length }, (_, seq) => seq));
    }
  });
});

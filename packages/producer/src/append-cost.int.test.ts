import { type RedisServer, startRedis, waitFor } from "@calltape/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { collectingLogger } from "../fixtures/collecting-logger.js";
import { type StreamProbe, streamProbe } from "../fixtures/stream-probe.js";
import { createRecorder } from "./create-recorder.js";
import type { Recorder } from "./recorder.js";

const PREFIX = "cost";
const EVENTS = 1_000;
const USER = "may-only-append";
/** The last id that a stream can give out, and the one before it. */
const LAST_ID = "18446744073709551615-18446744073709551615";
const LAST_BUT_ONE = "18446744073709551615-18446744073709551614";

let redis: RedisServer;
let probe: StreamProbe;
let recorder: Recorder;

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis?.dispose());

beforeEach(async () => {
  probe = streamProbe(redis.url);
  await probe.client.flushall();
  await probe.client.config("RESETSTAT");
});

afterEach(async () => {
  await recorder.close({ timeoutMs: 100 });
  probe.close();
});

const { logger } = collectingLogger();
const url = (user = "") => redis.url.replace("//", user === "" ? "//" : `//${user}:pw@`);

function talk(redisUrl: string): void {
  recorder = createRecorder({ redisUrl, prefix: PREFIX, logger, sessions: false });
  const call = recorder.startCall({ direction: "inbound" });
  for (let turn = 1; turn < EVENTS; turn++) call.turn({ turn, speaker: "bot", content: `Хід ${turn}` });
}

async function callsOf(command: string): Promise<number> {
  const stats = await probe.client.info("commandstats");
  return Number(new RegExp(`^cmdstat_${command}:calls=(\\d+)`, "m").exec(stats)?.[1] ?? 0);
}

const seqs = async () => (await probe.events(PREFIX)).map(({ seq }) => seq);
const allInOrder = Array.from({ length: EVENTS }, (_, seq) => seq);

describe("a thousand events recorded at once", () => {
  it("reach Redis in ten commands, each event as an entry of its own", async () => {
    talk(url());
    expect(await recorder.flush({ timeoutMs: 10_000 })).toBe(true);
    expect(await callsOf("eval")).toBe(EVENTS / 100);
    expect(await callsOf("xadd")).toBe(EVENTS);
    expect(await seqs()).toEqual(allInOrder);
  });

  it("reach a Redis in which their user may run no scripts, too", async () => {
    await probe.client.call("ACL", "SETUSER", USER, "on", ">pw", "~*", "-@all", "+xadd", "+hello", "+client");
    talk(url(USER));
    expect(await recorder.flush({ timeoutMs: 10_000 })).toBe(true);
    expect(await callsOf("eval")).toBe(0);
    expect(new Set(await seqs()).size).toBe(EVENTS);
    expect(recorder.stats()).toMatchObject({ sent: EVENTS, retried: 0 });
  });

  it("are not taken for written where Redis takes the first and no other", async () => {
    const key = `${PREFIX}:{0}:events`;
    await probe.client.xadd(key, LAST_BUT_ONE, "event", "{}");
    talk(url());
    await waitFor("the first to be written", () => recorder.stats().sent === 1);
    expect(await recorder.flush({ timeoutMs: 50 })).toBe(false);
    expect(recorder.stats()).toMatchObject({ sent: 1, buffered: EVENTS - 1 });
    expect((await probe.client.xrange(key, LAST_ID, "+")).length).toBe(1);
    // The stream goes, and the first event with it: that one is sent again.
    await probe.client.del(key);
    await waitFor("all to be there", async () => new Set(await seqs()).size === EVENTS);
  });
});

import { fileURLToPath } from "node:url";
import { type Child, freePort, startChild, startRedis, startTcpProxy } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, describe, expect, it } from "vitest";
import { type StreamProbe, streamProbe } from "../fixtures/stream-probe.js";

const { redisUrl } = testServices();
let probe: StreamProbe | undefined;
let child: Child | undefined;
let runs = 0;

afterEach(() => {
  child?.kill("SIGKILL");
  probe?.close();
});

function run(fixture: string, options: object): { child: Child; prefix: string } {
  const prefix = `process-${process.pid}-${runs++}`;
  const script = fileURLToPath(new URL(`../fixtures/${fixture}.mjs`, import.meta.url));
  child = startChild(script, { args: [JSON.stringify({ prefix, ...options })], env: { LOG_LEVEL: "info" } });
  return { child, prefix };
}

const printed = (lines: readonly string[], key: string) => {
  const line = lines.map((text) => JSON.parse(text)).find((entry) => key in entry);
  if (line === undefined) throw new Error(`nothing with ${key} was printed: ${lines.join(" | ")}`);
  return line[key];
};

async function ended(process: Child): Promise<number> {
  const started = performance.now();
  expect(await process.exited).toEqual({ code: 0, signal: null });
  return performance.now() - started;
}

describe("a process that records and simply ends", () => {
  it("leaves everything in Redis", async () => {
    const { child, prefix } = run("record-and-end", { redisUrl, turns: 2500 });
    await ended(child);
    probe = streamProbe(redisUrl);
    const seqs = (await probe.events(prefix)).map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 2502 }, (_, seq) => seq));
    expect(printed(child.stdout, "stats")).toMatchObject({ sent: 2502, retried: 0, lost: 0 });
  });

  it("waits a few seconds for a Redis that is away, then says how much is lost, once", async () => {
    const { child } = run("record-and-end", { redisUrl: `redis://127.0.0.1:${await freePort()}`, turns: 10 });
    const ms = await ended(child);
    expect(ms).toBeGreaterThan(4_000);
    expect(ms).toBeLessThan(9_000);
    expect(printed(child.stdout, "stats")).toMatchObject({ sent: 0, buffered: 12, lost: 12 });
    const lost = child.stdout.map((line) => JSON.parse(line)).filter(({ event }) => event === "events_lost");
    expect(lost).toMatchObject([{ level: "error", component: "recorder", lost: 12 }]);
  });

  it("and that recorded nothing ends at once, with no connection made", async () => {
    const { child } = run("record-and-end", { redisUrl: `redis://127.0.0.1:${await freePort()}` });
    expect(await ended(child)).toBeLessThan(3_000);
    expect(printed(child.stdout, "stats")).toMatchObject({ sent: 0, lost: 0 });
  });
});

describe("a process that closes its recorder", () => {
  it("is kept alive by nothing", async () => {
    const { child } = run("record-and-close", { redisUrl });
    await ended(child);
    expect(printed(child.stdout, "isWritten")).toBe(true);
    expect(printed(child.stdout, "lingeredMs")).toBeLessThan(500);
  });

  it("is kept alive by nothing when Redis takes the connection and never answers", async () => {
    const proxy = await startTcpProxy({ port: Number(new URL(redisUrl).port) });
    proxy.blackhole();
    const { child } = run("record-and-close", { redisUrl: proxy.through(redisUrl), timeoutMs: 300 });
    await ended(child);
    await proxy.close();
    expect(printed(child.stdout, "isWritten")).toBe(false);
    expect(printed(child.stdout, "lingeredMs")).toBeLessThan(500);
  });
});

describe("a process that records while Redis is down", () => {
  it("keeps its event loop free, and delivers all it took when Redis is back", async () => {
    const redis = await startRedis();
    await redis.stop();
    const { child, prefix } = run("record-through-outage", {
      redisUrl: redis.url,
      seconds: 10,
      perSecond: 2000,
    });
    const held = JSON.parse((await child.line(/"recorded"/, { timeoutMs: 30_000 })).input);
    await redis.restart();
    await ended(child);
    probe = streamProbe(redis.url);
    const events = await probe.events(prefix);
    await redis.dispose();
    const report = JSON.parse(child.stdout.find((line) => line.includes("whileAway")) ?? "{}");
    console.log(JSON.stringify({ whileAway: report.whileAway, whileSending: report.whileSending }));
    expect(held).toMatchObject({ refused: 0 });
    expect(held.held).toBe(held.recorded);
    expect(report.isWritten).toBe(true);
    expect(new Set(events.map(({ id }) => id)).size).toBe(held.recorded);
    // The promise is 10 ms of delay. How long a turn took says, on a machine that does much else, more about that
    // than about the recorder; how much of the processor it took does not.
    for (const { busiestTurnMs } of [report.whileAway, report.whileSending]) {
      expect(busiestTurnMs).toBeLessThan(100);
    }
  });
});

import { randomUUID } from "node:crypto";
import { sessionKey } from "@calltape/shared";
import { type Child, killChildren, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Bench, openBench } from "./support/bench.js";
import { logged } from "./support/calltape.js";
import { ask } from "./support/database.js";
import { scrape } from "./support/metrics.js";
import { monthsFromNow, wireEvent } from "./support/wire-events.js";

const services = testServices();
const LONG = { timeoutMs: 30_000 };
const impatient = { CALLTAPE_LOST_AFTER_MS: "1500" };
let bench: Bench;

beforeEach(async () => {
  bench = await openBench(services);
});
afterEach(async () => {
  killChildren();
  await bench.close();
});

interface Numbered {
  readonly callId: string;
  readonly seq: number;
  readonly at?: Date;
}

/** An event of a call that began half a month or less ago, with a number. */
function numbered(type: string, data: string, { callId, seq, at }: Numbered): string {
  const event = JSON.parse(wireEvent(type, data, { callId, startedAt: pastStart }));
  return JSON.stringify({ ...event, seq, ...(at === undefined ? {} : { at: at.toISOString() }) });
}
const pastStart = new Date(Math.min(Date.now() - 3_600_000, monthsFromNow(0).getTime()));
const started = (callId: string) => numbered("call.started", '{"direction":"inbound"}', { callId, seq: 0 });
const turn = (callId: string, seq: number) =>
  numbered("turn.completed", '{"turn":1,"speaker":"customer","content":"Алло"}', { callId, seq });

const endOf = async (callId: string) => {
  const [row] = await ask<[string | null, number]>(
    bench.databaseUrl,
    `SELECT end_reason, (SELECT count(*)::integer FROM call_events WHERE call_id = id AND type = 'call.ended')
       FROM calls WHERE id = '${callId}'`,
  );
  return row;
};

/** What all of them have counted together. */
async function countedBy(workers: readonly Child[], series: string): Promise<number> {
  const counts = workers.map(async (worker) => {
    await worker.line(/"http_listening"/, LONG);
    const url = String(logged(worker, "http_listening")[0]?.["url"]);
    return (await scrape(url))[series] ?? 0;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

it("a call whose handler died is closed as lost, once, though several workers see it; a true end wins later", async () => {
  const callId = randomUUID();
  const workers = Array.from({ length: 3 }, () => bench.worker(impatient));
  await bench.stream.add(started(callId), turn(callId, 1));
  await waitFor("the call to be closed", async () => (await endOf(callId))?.[0] === "lost", LONG);
  await bench.stream.drained();
  expect(await endOf(callId)).toEqual(["lost", 1]);
  expect(await countedBy(workers, "calltape_calls_lost_total")).toBe(1);
  expect(await countedBy(workers, 'calls_total{outcome="unknown",end_reason="lost"}')).toBe(1);

  await bench.stream.add(
    numbered("call.ended", '{"end_reason":"caller_hangup","outcome":"resolved"}', { callId, seq: 2 }),
  );
  await waitFor("the true end", async () => (await endOf(callId))?.[0] === "caller_hangup", LONG);
  expect(await ask(bench.databaseUrl, "SELECT id FROM incomplete_calls")).toEqual([]);
});

it("a silent call with a live session stays open until the session is gone", async () => {
  const [silent, dead] = [randomUUID(), randomUUID()];
  await bench.stream.redis.set(sessionKey(bench.prefix, silent), "alive");
  bench.worker(impatient);
  await bench.stream.add(started(silent), started(dead));
  await waitFor("the other call to be closed", async () => (await endOf(dead))?.[0] === "lost", LONG);
  expect((await endOf(silent))?.[0]).toBeNull();
  await bench.stream.redis.del(sessionKey(bench.prefix, silent));
  await waitFor("this one too", async () => (await endOf(silent))?.[0] === "lost", LONG);
});

it("the numbers that are missing from a call's tape can be listed, with its end and without", async () => {
  const [ended, open] = [randomUUID(), randomUUID()];
  await bench.stream.add(
    ...[started(ended), turn(ended, 1), turn(ended, 4)],
    numbered("call.ended", '{"end_reason":"error"}', { callId: ended, seq: 6 }),
    ...[started(open), turn(open, 3)],
  );
  await bench.drain();
  const missing = (callId: string) =>
    ask<[number]>(
      bench.databaseUrl,
      `SELECT calltape_missing_seqs(id, started_at) FROM calls WHERE id = '${callId}'`,
    );
  expect(await missing(ended)).toEqual([[2], [3], [5]]);
  expect(await missing(open)).toEqual([[1], [2]]);
});

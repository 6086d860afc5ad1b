import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRecorder, InMemoryRecorder, type Recorder, type StartFields } from "@calltape/producer";
import { type CallEvent, EVENT_FIELD, streamKey } from "@calltape/shared";
import { startTcpProxy, type TcpProxy, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTape, silent, simulatedEvents, type Tape } from "../../fixtures/open-tape.js";
import { runWorker } from "../pipeline/worker.js";
import { rebuild } from "../rebuild/rebuild.js";
import { beginRebuild } from "../rebuild/rebuild-state.js";
import { connectRedis, type RedisLink } from "../redis/connect-redis.js";
import { readBacklog } from "../redis/read-backlog.js";
import { readSettings } from "../settings/settings.js";
import { workerOptions } from "../settings/worker-options.js";
import { type ForgetOptions, forget } from "./forget.js";
import { personOf } from "./person.js";

const PHONE = "+380671234567";
const SPELLINGS = ["+380671234567", "0671234567", "067 123-45-67", "+38 (067) 123 45 67", "80671234567"];
const NAME = "Ярополк Задунайський";
/** The number in any spelling, and the name in any form. */
const TRACE = /6\D{0,3}7\D{0,3}1\D{0,3}2\D{0,3}3\D{0,3}4\D{0,3}5\D{0,3}6\D{0,3}7(?!\d)|ярополк|задунайськ/iu;
const LONG = { timeoutMs: 25_000 };

let tape: Tape;
let link: RedisLink;
let prefix: string;
let stream: string;
let spool: string;
let recorder: Recorder;
let stop: AbortController;
let worker: Promise<unknown>;
let proxy: TcpProxy;
const replayed: CallEvent[] = [];

function startWorker(): void {
  stop = new AbortController();
  const { redisUrl } = testServices();
  const settings = { ...readSettings({}), redisUrl, databaseUrl: tape.writerUrl, prefix };
  worker = runWorker(workerOptions({ ...settings, stopTimeoutMs: 1_000 }, silent), stop.signal);
}

async function stopWorker(): Promise<void> {
  stop.abort();
  await worker;
}

beforeAll(async () => {
  tape = await openTape();
  const { redisUrl } = testServices();
  link = connectRedis(redisUrl);
  await link.settled(new AbortController().signal);
  prefix = `test:${randomUUID()}`;
  stream = streamKey(prefix, 0);
  spool = await mkdtemp(join(tmpdir(), "calltape-spool-"));
  const { hostname: host, port } = new URL(redisUrl);
  proxy = await startTcpProxy({ host, port: Number(port) });
  recorder = createRecorder({ redisUrl, prefix, logger: silent });
  startWorker();
});

afterEach(() => {
  expect(recorder.stats().mistakes).toBe(0);
});

afterAll(async () => {
  await stopWorker();
  await recorder.close();
  await proxy.close();
  const keys = await link.redis.keys(`${prefix}*`);
  if (keys.length > 0) await link.redis.del(...keys);
  link.disconnect();
  await rm(spool, { recursive: true });
  await tape.close();
});

/** A call in which the person is in every field that takes text. */
function tellAll(of: Recorder, start: Partial<StartFields>, isEnded = true): string {
  const [, national, spaced] = SPELLINGS;
  const call = of.startCall({
    ...{ direction: "inbound", callerPhone: SPELLINGS[3], scenario: NAME, channel: `SIP/${PHONE}` },
    ...{ providerCallId: `trunk-${PHONE}`, customerName: NAME, language: "uk" },
    ...{
      requestId: `req-${PHONE}`,
      metadata: { note: `${NAME} ${national}`, [NAME]: 1, phone: 380671234567 },
    },
    ...start,
  });
  const said = `Мене звати ${NAME}, номер ${spaced} або ${SPELLINGS[4]}`;
  call.turn({ turn: 1, speaker: "customer", content: said, sttLatencyMs: 210, metadata: { said } });
  call.turn({ turn: 2, speaker: "bot", content: `Вітаю, ${NAME}!`, interrupted: true, llmModel: NAME });
  call.tool({ name: "find", args: { phone: national }, result: [said], durationMs: 12, success: true });
  call.tool({ name: `find_${national}`, durationMs: 9, success: false, errorMessage: said });
  call.error({ component: "llm", code: "503", message: said, provider: NAME });
  call.transfer({ reason: said, result: "succeeded", target: PHONE, summary: said });
  call.usage({ component: "llm", cost: "0.000431", model: "claude-haiku" });
  call.update({ customerName: NAME.toUpperCase(), metadata: { said } });
  if (!isEnded) return call.id;
  call.end({ endReason: "caller_hangup", outcome: "resolved", endDetail: said, result: said });
  call.analyze({ qualityScore: 0.5, summary: said, sentiment: said, details: { said } });
  return call.id;
}

async function stored(): Promise<number> {
  return Number((await tape.pool.query("SELECT count(*) AS n FROM call_events")).rows[0].n);
}

async function drained(): Promise<void> {
  await waitFor(
    "the worker to store and acknowledge everything",
    async () => {
      const { waiting, pending } = await readBacklog(link.redis, stream, "calltape");
      return waiting + pending === 0;
    },
    LONG,
  );
}

const options = (patience = 20_000): ForgetOptions => {
  const person = personOf("067 1234567", undefined, tape.phones);
  if (person === undefined) throw new Error("the number is a possible one");
  const { pool, phones } = tape;
  return { pool, link, phones, prefix, shards: 1, person, patience, logger: silent };
};
const forgetThem = (patience?: number) => forget(options(patience), new AbortController().signal);

/** Everything there is, as text: every column of every table, every key of ours, every file of the spool. */
async function everything(): Promise<string[]> {
  const found: string[] = [];
  const { rows: tables } = await tape.pool.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
  );
  for (const { name } of tables) {
    const { rows } = await tape.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  const { rows: letters } = await tape.pool.query<{ raw: Buffer }>("SELECT raw FROM dead_letters");
  found.push(...letters.map(({ raw }) => `raw: ${raw.toString()}`));
  for (const key of await link.redis.keys(`${prefix}*`)) {
    const type = await link.redis.type(key);
    const value =
      type === "stream"
        ? await link.redis.xrange(key, "-", "+")
        : type === "hash"
          ? await link.redis.hgetall(key)
          : await link.redis.zrange(key, "0", "-1");
    found.push(`${key}: ${JSON.stringify(value)}`);
  }
  for (const file of await readdir(spool, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) found.push(`spool: ${await readFile(join(file.parentPath, file.name), "utf8")}`);
  }
  return found;
}

const traces = async () =>
  (await everything())
    .map((text) => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id"))
    .filter((text) => TRACE.test(text));

/** What counts in calls, and nothing else. */
async function figures(ids: readonly string[]): Promise<unknown> {
  const { rows } = await tape.pool.query(
    `SELECT id, started_at, ended_at, tenant, direction, end_reason, outcome, duration_seconds, turn_count,
            interruption_count, tool_call_count, tool_error_count, error_count, event_count, expected_event_count,
            cost_llm, total_cost_usd, transferred_to_operator, transfer_result, quality_score
     FROM calls WHERE id = ANY($1) ORDER BY id`,
    [ids],
  );
  return rows;
}

async function othersRows(ids: readonly string[]): Promise<unknown> {
  const queries = ["call_events", "call_turns", "call_tool_calls"].map(
    (table) =>
      `SELECT '${table}', jsonb_agg(to_jsonb(t) ORDER BY t.call_id, t.event_id) FROM ${table} t WHERE NOT call_id = ANY($1)`,
  );
  const { rows } = await tape.pool.query(
    `${queries.join(" UNION ALL ")}
     UNION ALL SELECT 'calls', jsonb_agg(to_jsonb(t) ORDER BY id) FROM calls t WHERE NOT id = ANY($1)
     UNION ALL SELECT 'customers', jsonb_agg(to_jsonb(t) ORDER BY id) FROM customers t WHERE phone <> $2`,
    [ids, PHONE],
  );
  return rows;
}

async function append(events: readonly (CallEvent | string)[]): Promise<void> {
  const pipeline = link.redis.pipeline();
  for (const event of events) {
    pipeline.xadd(stream, "*", EVENT_FIELD, typeof event === "string" ? event : JSON.stringify(event));
  }
  await pipeline.exec();
}

test("nothing of the person is found anywhere afterwards, and counts, costs and other people's rows are as before", async () => {
  await append(await simulatedEvents(15));
  const calls = [
    tellAll(recorder, {}),
    tellAll(recorder, { direction: "outbound", callerPhone: null, calledNumber: SPELLINGS[1] }),
    tellAll(recorder, { tenant: "acme" }),
  ];
  // Of a call that goes on, the session is kept.
  const live = tellAll(recorder, { callerPhone: SPELLINGS[0] }, false);
  calls.push(live);
  await recorder.sessions.save(live, { name: NAME, phone: PHONE });
  await recorder.flush();
  const [first] = calls;
  await append([
    JSON.stringify({ v: 99, type: "turn.completed", call_id: first, data: { content: NAME } }),
    `{"type":"call.started","caller_phone":"${SPELLINGS[2]}", broken`,
  ]);
  await drained();
  expect(await link.redis.exists(`${prefix}:session:{${live}}`)).toBe(1);
  expect((await traces()).length).toBeGreaterThan(40);
  for (const [, fields] of await link.redis.xrange(stream, "-", "+")) {
    const event = fields[1] ?? "";
    if (calls.some((id) => event.includes(`"call_id":"${id}"`)) && event.includes('"v":1')) {
      replayed.push(JSON.parse(event));
    }
  }
  const before = { figures: await figures(calls), others: await othersRows(calls), stored: await stored() };

  const counts = await forgetThem();

  expect(counts).toMatchObject({ calls: 4, customers: 2, sessions: 4, deadLetters: 2, mentions: 0 });
  expect(counts.entries).toBe(replayed.length + 2);
  expect(await traces()).toEqual([]);
  expect(await figures(calls)).toEqual(before.figures);
  expect(await othersRows(calls)).toEqual(before.others);
  expect(await stored()).toBe(before.stored);
  const { rows } = await tape.pool.query("SELECT person, tenant, counts, finished_at FROM erasures");
  expect(rows).toMatchObject([{ tenant: null, counts, finished_at: expect.any(Date) }]);
  expect((await readBacklog(link.redis, stream, "calltape")).waiting).toBe(0);
  const [groups] = (await link.redis.xinfo("GROUPS", stream)) as unknown[][];
  expect(groups?.[groups.indexOf("lag") + 1]).toBe(0);
}, 60_000);

test("replaying the old events brings nothing back, and leaves nothing in the stream", async () => {
  const before = await tape.rows({ times: true });
  expect(replayed.length).toBeGreaterThan(40);
  await append(replayed);
  // Events that nobody has seen yet, of the same calls.
  const late = replayed.map((event) => ({
    ...event,
    id: event.id.replace(/.$/, (c) => (c === "0" ? "1" : "0")),
  }));
  await drained();
  expect(await tape.rows({ times: true })).toEqual(before);
  await append(late);
  await drained();
  expect(await stored()).toBe((before["call_events"] as unknown[]).length + late.length);
  await waitFor("the worker to remove what it stored", async () => (await traces()).length === 0, LONG);
}, 60_000);

test("a rebuild gives what is there, and nobody back", async () => {
  const before = await tape.rows({ times: true });
  const state = await beginRebuild(tape.pool, {});
  const { pool, phones } = tape;
  const { state: after } = await rebuild({ pool, phones, range: {} }, state, new AbortController().signal);
  expect(after).toMatchObject({ changed: 0, rows: 0, customers: 0, incomplete: 0 });
  expect(await tape.rows({ times: true })).toEqual(before);
}, 60_000);

test("who calls again afterwards is a new customer, of whom nothing is erased", async () => {
  const call = recorder.startCall({ direction: "inbound", callerPhone: PHONE, customerName: NAME });
  call.end({ endReason: "caller_hangup" });
  await recorder.flush();
  await drained();
  const { rows } = await tape.pool.query("SELECT total_calls, name FROM customers WHERE phone = $1", [PHONE]);
  expect(rows).toEqual([{ total_calls: 1, name: NAME }]);
  await forgetThem();
  expect(await traces()).toEqual([]);
}, 60_000);

test("a spool that comes back later, and turns that come before their call's start, bring nobody back", async () => {
  const away = createRecorder({
    ...{ redisUrl: proxy.through(testServices().redisUrl), prefix, logger: silent, spool: { folder: spool } },
  });
  proxy.refuse();
  const id = tellAll(away, { callerPhone: SPELLINGS[2] });
  await away.close({ timeoutMs: 1_000 });
  expect((await traces()).some((text) => text.startsWith("spool:"))).toBe(true);
  await forgetThem();
  // A turn of that call gets through by another way first: nobody can know yet whose it is.
  const turn = replayed.find(({ type }) => type === "turn.completed");
  const spooled = (await everything()).find((text) => text.startsWith("spool:")) ?? "";
  const startedAt = /"call_started_at":"([^"]+)"/.exec(spooled)?.[1];
  await append([{ ...turn, call_id: id, call_started_at: startedAt } as CallEvent]);
  await drained();
  await proxy.accept();
  const again = createRecorder({
    redisUrl: testServices().redisUrl,
    prefix,
    logger: silent,
    spool: { folder: spool },
  });
  await waitFor("the spool to be sent", async () => (await again.stats()).spool.unspooled > 0, LONG);
  await again.flush({ timeoutMs: 10_000 });
  await drained();
  await again.close();
  const { rows } = await tape.pool.query("SELECT event_count, customer_id FROM calls WHERE id = $1", [id]);
  expect(rows).toEqual([{ event_count: 12, customer_id: null }]);
  expect((await traces()).filter((text) => !text.startsWith(prefix.replace(/:.*/, "")))).toEqual([]);
  // The turn itself came into the stream before anybody knew; the next look takes it out.
  await forgetThem();
  expect(await traces()).toEqual([]);
}, 60_000);

test("what waits is stored without the person by the workers, and without workers it says so and goes on later", async () => {
  await stopWorker();
  const id = tellAll(recorder, {});
  await recorder.flush();
  await expect(forgetThem(0)).rejects.toThrow(/^\d+ of their entries still wait in the stream.*start one/);
  const open = await tape.pool.query("SELECT count(*)::integer AS n FROM erasures WHERE finished_at IS NULL");
  expect(open.rows).toEqual([{ n: 1 }]);
  startWorker();
  await forgetThem();
  const { rows } = await tape.pool.query(
    "SELECT event_count, customer_id, turn_count FROM calls WHERE id = $1",
    [id],
  );
  expect(rows).toEqual([{ event_count: 11, customer_id: null, turn_count: 2 }]);
  expect(await traces()).toEqual([]);
}, 60_000);

test("somebody else's call in which the number was said keeps everything else, to the last digit", async () => {
  const call = recorder.startCall({
    direction: "inbound",
    callerPhone: "+380501112233",
    customerName: "Тарас",
  });
  call.turn({ turn: 1, speaker: "customer", content: `Дзвоніть дружині: ${SPELLINGS[3]}, дякую` });
  call.tool({ name: "note", args: { of: SPELLINGS[1], exact: 1.25 }, durationMs: 3, success: true });
  call.end({ endReason: "caller_hangup" });
  await recorder.flush();
  await drained();
  await forgetThem();
  const { rows } = await tape.pool.query(
    `SELECT c.caller_phone, c.customer_name, t.content, x.tool_args::text AS args FROM calls c
     JOIN call_turns t ON t.call_id = c.id JOIN call_tool_calls x ON x.call_id = c.id WHERE c.id = $1`,
    [call.id],
  );
  expect(rows).toEqual([
    {
      ...{ caller_phone: "+380501112233", customer_name: "Тарас" },
      ...{ content: "Дзвоніть дружині: [erased], дякую", args: '{"of": "[erased]", "exact": 1.25}' },
    },
  ]);
  expect(await traces()).toEqual([]);
}, 60_000);

test("events that are stored while the person is erased, in any order, bring nobody back", async () => {
  const memory = new InMemoryRecorder();
  const ids = Array.from({ length: 12 }, () => tellAll(memory, {}));
  const shuffled = (seed: number) =>
    memory.events
      .map((event, i) => ({ event, rank: Math.imul(i + 1, seed) >>> 8 }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ event }) => event);
  const storing = Promise.all([tape.store(shuffled(0x9e3779b1), 4), tape.store(shuffled(0x85ebca6b), 6)]);
  await waitFor("some of it to be stored", async () => ((await figures(ids)) as unknown[]).length > 3, LONG);
  await forgetThem();
  await storing;
  // No second look: what came later was stored without the person.
  expect(await traces()).toEqual([]);
  const { rows } = await tape.pool.query(
    "SELECT count(*)::integer AS calls, sum(event_count)::integer AS events FROM calls WHERE id = ANY($1)",
    [ids],
  );
  expect(rows).toEqual([{ calls: ids.length, events: memory.events.length }]);
}, 60_000);

test("who erases waits for those who are storing, and finds what they have stored", async () => {
  const storing = await tape.pool.connect();
  await storing.query("BEGIN");
  await storing.query("SELECT calltape_forgotten('{}', '{}', '{}', '{}', '{}')");
  await storing.query(
    `INSERT INTO calls (id, started_at, direction, caller_phone, fact_versions)
     VALUES (gen_random_uuid(), date_trunc('milliseconds', now()), 'inbound', $1, '{"v": ["caller_phone", "direction"]}')`,
    [PHONE],
  );
  const forgetting = forgetThem();
  await waitFor("the erasure to wait", async () => {
    const { rows } = await tape.pool.query(
      "SELECT FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND NOT granted",
    );
    return rows.length > 0;
  });
  await storing.query("COMMIT");
  storing.release();
  expect(await forgetting).toMatchObject({ calls: 1 });
  expect(await traces()).toEqual([]);
}, 60_000);

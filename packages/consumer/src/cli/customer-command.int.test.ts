import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InMemoryRecorder } from "@calltape/producer";
import { sessionIndexKey, sessionKey } from "@calltape/shared";
import { startTcpProxy, type TcpProxy } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTape, type Tape } from "../../fixtures/open-tape.js";
import { runCommand, startCommand } from "../../fixtures/run-command.js";
import { connectRedis, type RedisLink } from "../redis/connect-redis.js";

const PHONE = "+380671234567";
const NAME = "Ярополк Задунайський";

let tape: Tape;
let link: RedisLink;
let proxy: TcpProxy;
let folder: string;
let prefix: string;
let live: string;

beforeAll(async () => {
  tape = await openTape();
  folder = await mkdtemp(join(tmpdir(), "calltape-export-"));
  prefix = `test:${randomUUID()}`;
  const { redisUrl } = testServices();
  link = connectRedis(redisUrl);
  await link.settled(new AbortController().signal);
  const { hostname: host, port } = new URL(redisUrl);
  proxy = await startTcpProxy({ host, port: Number(port) });
  const recorder = new InMemoryRecorder();
  for (const tenant of ["", "acme"]) {
    const call = recorder.startCall({ direction: "inbound", callerPhone: PHONE, customerName: NAME, tenant });
    call.turn({ turn: 1, speaker: "customer", content: "Добрий день" });
    call.tool({ name: "find", args: { n: 1 }, durationMs: 5, success: true });
    if (tenant === "") live = call.id;
    else call.end({ endReason: "caller_hangup" });
  }
  const other = recorder.startCall({ direction: "inbound", callerPhone: "+380501112233" });
  other.end({ endReason: "caller_hangup" });
  const exact = '{"exact":12345678901234567890.5}';
  await tape.store([
    ...recorder.events.map((event) => JSON.stringify(event).replace('{"n":1}', exact)),
    `{"call_id":"${live}", broken`,
  ]);
  await link.redis.hset(sessionKey(prefix, live), "state", JSON.stringify({ name: NAME }));
  await link.redis.zadd(sessionIndexKey(prefix), Date.now() + 60_000, live);
});

afterAll(async () => {
  await proxy.close();
  const keys = await link.redis.keys(`${prefix}*`);
  if (keys.length > 0) await link.redis.del(...keys);
  link.disconnect();
  await rm(folder, { recursive: true });
  await tape.close();
});

const env = (redisUrl = testServices().redisUrl) => ({
  ...{ DATABASE_URL: tape.url, REDIS_URL: redisUrl, CALLTAPE_PREFIX: prefix },
});
const customer = (...args: string[]) => runCommand(["customer", ...args], { env: env() });
const erasures = async () => (await tape.pool.query("SELECT finished_at FROM erasures")).rows;

test("exports everything of a person as one JSON document, to the last digit", async () => {
  const { code, stdout, stderr } = await customer("export", "067 123-45-67");
  expect(code).toBe(0);
  const document = JSON.parse(stdout);
  expect(document).toMatchObject({ phone: PHONE, tenant: null });
  expect(document.customers).toMatchObject([
    { tenant: "", phone: PHONE, name: NAME, total_calls: 1 },
    { tenant: "acme", phone: PHONE, name: NAME, total_calls: 1 },
  ]);
  expect(document.calls).toHaveLength(2);
  const [call] = document.calls;
  expect(call).toMatchObject({ id: live, caller_phone: PHONE, customer_name: NAME });
  expect(call.turns).toMatchObject([{ content: "Добрий день", speaker: "customer" }]);
  expect(call.events.map(({ type }: { type: string }) => type)).toEqual([
    ...["call.started", "turn.completed", "tool.completed"],
  ]);
  expect(stdout).toContain('"tool_args": {"exact": 12345678901234567890.5}');
  expect(document.dead_letters).toMatchObject([{ reason: "not_json", raw: `{"call_id":"${live}", broken` }]);
  expect(document.sessions).toEqual([{ call_id: live, state: { name: NAME }, tape: null }]);
  const [line] = stderr.trim().split("\n");
  expect(JSON.parse(line ?? "")).toMatchObject({
    ...{ event: "customer_exported", phone: "+380***567", calls: 2, events: 7, deadLetters: 1, sessions: 1 },
  });
});

test("exports into a file that only its owner reads, for one tenant, and over no other file", async () => {
  const file = join(folder, "one.json");
  const { code, stdout } = await customer("export", PHONE, "--tenant", "acme", "--output", file);
  expect(code).toBe(0);
  expect(stdout).toBe(
    `+380***567: 1 calls with 4 events, 0 dead letters and 0 sessions written to ${file}\n`,
  );
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(file, "utf8")).calls).toMatchObject([{ tenant: "acme" }]);
  const again = await customer("export", PHONE, "--output", file);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain("calltape: cannot write the document: EEXIST");
});

test("says what is no number, and shows nothing of it", async () => {
  const { code, stderr } = await customer("forget", "anonymous", "--yes");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^calltape: no number anybody can have was given: .*such as \+380\*\*\*567.*\n$/);
});

test("shows what would go, and without a terminal or a yes does nothing", async () => {
  const { code, stdout, stderr } = await customer("forget", PHONE);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/What is stored of \+380\*\*\*567, and goes:\n {2}2 rows of customers\n/);
  expect(stderr).toMatch(/the person in 2 calls, the first at .*\n {2}1 of these calls have no end yet/);
  expect(stderr).toMatch(/contents of 7 events, 2 turns and 2 tool calls\n {2}1 dead letters, 1 sessions/);
  expect(stderr).toMatch(/calltape: nothing was done: .*agree with --yes\n$/);
  expect(stderr).not.toContain(NAME);
  expect(await erasures()).toEqual([]);
});

test("asks at a terminal, and no means no", async () => {
  const command = startCommand(["customer", "forget", PHONE], { env: env(), isTTY: true });
  await expect.poll(() => command.stderr, { timeout: 10_000 }).toContain("Erase +380***567 for good?");
  command.type("n\r");
  expect((await command.ended).code).toBe(1);
  expect(await erasures()).toEqual([]);
});

test("goes on when Redis is back after it went away in the middle, and for one tenant only at first", async () => {
  const away = {
    DATABASE_URL: tape.url,
    REDIS_URL: proxy.through(testServices().redisUrl),
    CALLTAPE_PREFIX: prefix,
  };
  const begun = startCommand(["customer", "forget", PHONE, "--tenant", "acme"], { env: away, isTTY: true });
  await expect.poll(() => begun.stderr, { timeout: 10_000 }).toContain("for good?");
  proxy.refuse();
  begun.type("y\r");
  const first = await begun.ended;
  expect(first.code).toBe(1);
  expect(first.stderr).toMatch(
    /calltape: cannot forget a customer: Redis at .*run it again when Redis is there/,
  );
  expect(await erasures()).toEqual([{ finished_at: null }]);
  await proxy.accept();
  const { code, stdout, stderr } = await customer("forget", PHONE, "--tenant", "acme", "--yes", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    phone: "+380***567",
    calls: 1,
    events: 3,
    rows: 2,
    customers: 1,
  });
  expect(stderr).toContain('"event":"customer_forgotten","phone":"+380***567"');
  expect(stderr + stdout).not.toContain("671234567");
  expect(await erasures()).toEqual([{ finished_at: expect.any(Date) }]);
  const { rows } = await tape.pool.query("SELECT tenant FROM customers WHERE phone = $1", [PHONE]);
  expect(rows).toEqual([{ tenant: "" }]);
});

test("erases the rest, and a second time there is nothing more to erase", async () => {
  const { code, stdout } = await customer("forget", "0671234567", "--yes");
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^erased: 1 calls, \d+ events, .*1 dead letters, 1 sessions, .*a last look found nothing more\n$/,
  );
  const again = await customer("forget", "0671234567", "--yes", "--json");
  expect(JSON.parse(again.stdout)).toMatchObject({ calls: 0, events: 0, rows: 0, sessions: 0, entries: 0 });
  expect((await customer("export", PHONE)).stdout).toContain('"customers":[],"calls":[]');
});

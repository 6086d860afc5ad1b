import { randomUUID } from "node:crypto";
import { CONSUMER_GROUP, EVENT_FIELD, streamKey } from "@calltape/shared";
import { freePort, startTcpProxy, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { callOf, eventOf } from "../../../fixtures/events.js";
import { type Installation, openInstallation } from "../../../fixtures/installation.js";
import { type CommandOptions, type RunningCommand, startCommand } from "../../../fixtures/run-command.js";

const nowhere = await freePort();
let installation: Installation;
let tailing: RunningCommand | undefined;

beforeAll(async () => {
  installation = await openInstallation(testServices());
});
afterEach(async () => {
  tailing?.stop();
  await tailing?.ended;
  await installation.redis.del(installation.stream, streamKey(installation.prefix, 1));
});
afterAll(() => installation.close());

const lines = (command: RunningCommand) => command.stdout.split("\n").filter((line) => line !== "");

/** Postgres is away in all of this: nothing here needs it. */
function tail(args: readonly string[], options: CommandOptions = {}): RunningCommand {
  const env = { ...installation.env, DATABASE_URL: `postgres://127.0.0.1:${nowhere}/none`, ...options.env };
  tailing = startCommand(["tail", ...args], { ...options, env });
  return tailing;
}

/** Starts where a first event can be seen, so that it is known to look. */
async function tailFromHere(args: readonly string[], options: CommandOptions = {}): Promise<RunningCommand> {
  const [first = ""] = await installation.append(eventOf("call.started"));
  const command = tail(["--from", first, ...args], options);
  await waitFor("the first line", () => lines(command).length === 1);
  return command;
}

test("shows events as they come, one on a line, masked, until it is told to stop", async () => {
  const command = await tailFromHere([]);
  await installation.append(
    eventOf("turn.completed", { data: { content: "Мене звати Олена,\nномер 067 123 45 67" } }),
    eventOf("tool.completed", { data: { tool_name: "search\u001b[2J", success: false } }),
  );
  await waitFor("the others", () => lines(command).length === 3);
  command.stop();
  const { code, stdout, stderr } = await command.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/call\.started +asterisk: inbound \+380\*\*\*567/);
  expect(stdout).toMatch(/turn\.completed +bot: \*\*\* stt 210, eou 340, llm 620, tts 180, total 1350 ms/);
  for (const hidden of ["Олена", "671234567", "\u001b"]) expect(stdout).not.toContain(hidden);
});

test("shows personal data when it is asked to, and colours on a terminal only", async () => {
  const command = await tailFromHere(["--unmasked"], { isTTY: true });
  await installation.append(eventOf("turn.completed", { data: { content: "Мене звати Олена,\nтак" } }));
  await waitFor("the other", () => lines(command).length === 2);
  expect(command.stdout).toContain("Мене звати Олена, так");
  expect(command.stdout).toContain("\u001b[36mcall.started");
});

test("gives machines one document a line, masked, with where it lies", async () => {
  const command = await tailFromHere(["--json"]);
  const [id] = await installation.append(eventOf("turn.completed", { tenant: "shop-2" }));
  await waitFor("the other", () => lines(command).length === 2);
  expect(lines(command).map((line) => JSON.parse(line))).toMatchObject([
    { type: "call.started", data: { caller_phone: "+380***567", customer_name: "***" } },
    {
      entry_id: id,
      stream: installation.stream,
      tenant: "shop-2",
      data: { content: "***", stt_latency_ms: 210 },
    },
  ]);
});

test("shows one call, some types, or one tenant", async () => {
  const callId = randomUUID();
  const [first = ""] = await installation.append(
    ...callOf(["call.started", "turn.completed", "call.ended"], { callId, tenant: "shop-2" }),
    ...callOf(["call.started", "error.raised"]),
  );
  const seen = async (...args: string[]) => {
    const command = tail(["--json", "--from", first, ...args]);
    const { stdout } = await command.ended;
    return stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).type);
  };
  expect(await seen("--limit", "3", "--call", callId.toUpperCase())).toEqual([
    "call.started",
    "turn.completed",
    "call.ended",
  ]);
  expect(await seen("--limit", "2", "--type", "error.raised", "call.ended")).toEqual([
    "call.ended",
    "error.raised",
  ]);
  expect(await seen("--limit", "2", "--tenant", "")).toEqual(["call.started", "error.raised"]);
});

test("begins with what came since a time, and with what comes from now on where it is not told", async () => {
  const { redis, stream } = installation;
  const [seconds = 0] = await redis.time();
  await redis.xadd(stream, `${(seconds - 7_200) * 1_000}-0`, EVENT_FIELD, eventOf("call.started"));
  await redis.xadd(stream, `${(seconds - 60) * 1_000}-5`, EVENT_FIELD, eventOf("call.updated"));
  const since = tail(["--from", "1h", "--limit", "1"]);
  expect((await since.ended).stdout).toContain("call.updated");
  const fromNow = tail(["--limit", "1"]);
  await waitFor("a new one to be seen", async () => {
    await installation.append(eventOf("call.ended"));
    return lines(fromNow).length;
  });
  expect((await fromNow.ended).stdout).toContain("call.ended");
});

test("reads all shards, and takes nothing from the workers", async () => {
  const { redis, prefix, stream } = installation;
  const command = await tailFromHere([], { env: { CALLTAPE_SHARDS: "2" } });
  await redis.xgroup("CREATE", stream, CONSUMER_GROUP, "0");
  await redis.xadd(streamKey(prefix, 1), "*", EVENT_FIELD, eventOf("call.ended"));
  await installation.append(eventOf("turn.completed"));
  await waitFor("both", () => lines(command).length === 3);
  const [pending] = (await redis.xpending(stream, CONSUMER_GROUP)) as unknown[];
  expect(pending).toBe(0);
});

test("says where something lies that cannot be read, and never what it is", async () => {
  const command = await tailFromHere([]);
  const [id] = await installation.append("+380671234567 is no JSON");
  await waitFor("the other", () => lines(command).length === 2);
  expect(lines(command)[1]).toBe(`unreadable ${id} not_json: the event is not valid JSON`);
});

test("waits for a Redis that goes away, says so once, and misses nothing", async () => {
  const proxy = await startTcpProxy({ port: Number(new URL(testServices().redisUrl).port) });
  const command = await tailFromHere([], { env: { REDIS_URL: proxy.through(testServices().redisUrl) } });
  proxy.refuse();
  await waitFor("the outage to be said", () => command.stderr.includes("Redis is away"));
  await installation.append(eventOf("call.ended"));
  await proxy.accept();
  await waitFor("what came meanwhile", () => lines(command).length === 2, { timeoutMs: 20_000 });
  command.stop();
  const { code, stderr } = await command.ended;
  expect(code).toBe(0);
  expect(stderr).toMatch(/^calltape: Redis is away \(.*\); waiting for it\ncalltape: Redis is back\n$/);
  await proxy.close();
});

test("says in one line that Redis is not there at all", async () => {
  const command = tail([], { env: { REDIS_URL: `redis://127.0.0.1:${nowhere}` } });
  expect(await command.ended).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(
      /^calltape: cannot read the streams: Redis at .*ECONNREFUSED.*REDIS_URL\)\n$/,
    ),
  });
});

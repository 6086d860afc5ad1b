import { randomUUID } from "node:crypto";
import { CONSUMER_GROUP, EVENT_FIELD, workersKey } from "@calltape/shared";
import { createDatabase, freePort, startTcpProxy, type TcpProxy, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { eventOf } from "../../../fixtures/events.js";
import { type Installation, openInstallation } from "../../../fixtures/installation.js";
import { startCommand } from "../../../fixtures/run-command.js";
import { workerClientName } from "../../redis/client-name.js";
import { RedisLink } from "../../redis/connect-redis.js";

const QUICK = ["inspect", "--window", "100ms"];
const LONG = { timeoutMs: 25_000 };
const nowhere = await freePort();

let installation: Installation;
const cleanUp: (() => unknown)[] = [];

beforeAll(async () => {
  installation = await openInstallation(testServices());
});
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
  await installation.redis.del(installation.stream);
});
afterAll(() => installation.close());

interface Document {
  readonly verdict: {
    readonly ok: boolean;
    readonly says: string;
    readonly findings: { condition: string }[];
  };
  readonly flow: { readonly inPerSecond: number | null; readonly outPerSecond: number | null };
  readonly drainedInMs: number | null;
  readonly fullInMs: number | null;
  readonly redis: Readonly<Record<string, unknown>> & {
    readonly streams: Readonly<Record<string, unknown>>[];
  };
  readonly postgres: Readonly<Record<string, unknown>>;
}

/** Looks as a person and as a machine: both see the same, and both exit alike. */
async function inspect(env: Record<string, string> = {}) {
  const [person, machine] = await Promise.all([
    installation.run(QUICK, { env }),
    installation.run([...QUICK, "--json"], { env }),
  ]);
  const document = JSON.parse(machine.stdout) as Document;
  expect([person.stderr, machine.stderr]).toEqual(["", ""]);
  expect([person.code, machine.code]).toEqual(Array.from({ length: 2 }, () => (document.verdict.ok ? 0 : 1)));
  const found = document.verdict.findings.map(({ condition }) => condition);
  return { code: person.code, text: person.stdout, document, found };
}

const port = (url: string, to: number) => Object.assign(new URL(url), { port: String(to) }).href;

async function startWorker(env: Record<string, string> = {}) {
  const worker = await installation.startWorker(env);
  cleanUp.push(() => worker.stop());
}

/** A connection that Redis takes for a worker's, which does nothing. */
async function pretendWorker(name: string) {
  const { redisUrl } = testServices();
  const link = new RedisLink(redisUrl, undefined, workerClientName(installation.prefix, name));
  cleanUp.push(() => link.disconnect());
  await waitFor("the connection", () => link.redis.status === "ready");
}

async function proxyTo(url: string): Promise<TcpProxy> {
  const proxy = await startTcpProxy({ port: Number(new URL(url).port) });
  cleanUp.push(() => proxy.close());
  return proxy;
}

/** Entries that came so long ago, which nobody was given unless there is somebody to have them. */
async function appendOld(count: number, ageMs: number, pendingWith?: string) {
  const { redis, stream } = installation;
  await redis.xgroup("CREATE", stream, CONSUMER_GROUP, "0", "MKSTREAM");
  const [seconds = 0] = await redis.time();
  for (let i = 0; i < count; i++) {
    await redis.xadd(stream, `${seconds * 1_000 - ageMs}-${i}`, EVENT_FIELD, eventOf("turn.completed"));
  }
  if (pendingWith === undefined) return;
  await redis.xreadgroup("GROUP", CONSUMER_GROUP, pendingWith, "COUNT", count, "STREAMS", stream, ">");
}

describe("inspect, where all is well,", () => {
  it("says so, who works, and what lies on the tape", async () => {
    await startWorker();
    await installation.append(eventOf("call.started"), eventOf("turn.completed"));
    await waitFor("both to be stored", async () => (await inspect()).document.drainedInMs === 0, LONG);
    const { code, text, document } = await inspect();
    expect(code).toBe(0);
    expect(text).toMatch(/^OK +all is well: nothing waits\n/);
    expect(text).toMatch(/connected +127\.0\.0\.1:\d+ +0 /);
    expect(document.redis.streams).toMatchObject([
      { length: 2, hasGroup: true, backlog: { waiting: 0, pending: 0 } },
    ]);
    expect(document.postgres).toMatchObject({ status: "up", deadLetters: [], lostLately: 0 });
  });

  it("knows a worker that was never given anything, which XINFO does not before Redis 7.2", async () => {
    await installation.redis.xgroup("CREATE", installation.stream, CONSUMER_GROUP, "0", "MKSTREAM");
    await pretendWorker("idle-one");
    expect((await inspect()).found).toEqual([]);
  });
});

describe("inspect, where a server is away,", () => {
  it("says which, what it means and what to do, and shows what is known of the other", async () => {
    const { REDIS_URL = "", DATABASE_URL = "" } = installation.env;
    const noRedis = { REDIS_URL: port(REDIS_URL, nowhere) };
    const noPostgres = { DATABASE_URL: port(DATABASE_URL, nowhere) };
    const [redis, postgres, both] = await Promise.all([
      inspect(noRedis),
      inspect(noPostgres),
      inspect({ ...noRedis, ...noPostgres }),
    ]);
    expect([redis.found[0], postgres.found[0], both.found]).toEqual([
      "redis_away",
      "postgres_away",
      ["both_away"],
    ]);
    expect(redis.text).toMatch(
      /^WRONG +Redis at .* does not serve us: connect ECONNREFUSED(.*\n)+DO +bring it back/,
    );
    expect(redis.text).toContain("partitions for");
    expect(postgres.text).toMatch(/^WRONG +Postgres at .* does not answer/);
    expect(postgres.text).toContain(installation.stream);
    expect(new URL(DATABASE_URL).password).not.toBe("");
    for (const { text, document } of [redis, postgres, both]) {
      expect(text + JSON.stringify(document)).not.toContain(new URL(DATABASE_URL).password);
    }
  });

  it("counts what waits for Postgres, and says how long Redis can hold it", async () => {
    const proxy = await proxyTo(testServices().databaseUrl);
    const DATABASE_URL = proxy.through(installation.env["DATABASE_URL"] ?? "");
    await startWorker({ DATABASE_URL });
    await installation.append(eventOf("turn.completed"));
    await waitFor(
      "it to be stored",
      async () => (await inspect({ DATABASE_URL })).document.drainedInMs === 0,
      LONG,
    );
    proxy.refuse();
    const more = () => installation.append(...Array.from({ length: 40 }, () => eventOf("turn.completed")));
    const { text, found, document } = await inspectWhile(
      more,
      ({ document: seen }) => (seen.flow.inPerSecond ?? 0) > 0,
      {
        DATABASE_URL,
      },
    );
    expect(found[0]).toBe("postgres_away");
    expect(document.fullInMs).toBeGreaterThan(0);
    expect(text).toMatch(
      /events wait, the oldest for .*; nothing is lost as long as Redis has memory, at this rate for \d+ /,
    );
    await proxy.accept();
    await waitFor(
      "all to be stored",
      async () => (await inspect({ DATABASE_URL })).document.verdict.ok,
      LONG,
    );
  });

  it("does not wait for a Postgres that takes connections and never answers", async () => {
    const proxy = await proxyTo(testServices().databaseUrl);
    proxy.blackhole();
    const { found } = await inspect({ DATABASE_URL: proxy.through(installation.env["DATABASE_URL"] ?? "") });
    expect(found[0]).toBe("postgres_away");
  });
});

interface Look {
  readonly document: Document;
  readonly found: readonly string[];
  readonly text: string;
}

/** Looks while something happens between the two looks that rates are measured by, until it was seen to. */
function inspectWhile(
  happens: () => Promise<unknown>,
  isSeen: (look: Look) => boolean,
  env: Record<string, string> = {},
): Promise<Look> {
  const options = { env: { ...installation.env, ...env } };
  return waitFor(
    "it to be seen",
    async () => {
      const looks = [["--json"], []].map(
        (more) => startCommand(["inspect", "--window", "1500ms", ...more], options).ended,
      );
      const begun = performance.now();
      await waitFor("the first look to be over", () => performance.now() > begun + 700);
      await happens();
      const [machine, person] = await Promise.all(looks);
      const document = JSON.parse(machine?.stdout ?? "") as Document;
      const found = document.verdict.findings.map(({ condition }) => condition);
      const look = { document, found, text: person?.stdout ?? "" };
      return isSeen(look) && look;
    },
    LONG,
  );
}

describe("inspect, where nobody drains,", () => {
  it("says that nothing was ever recorded under this prefix", async () => {
    const { found, text } = await inspect();
    expect(found).toEqual(["no_stream"]);
    expect(text).toContain("CALLTAPE_PREFIX");
  });

  it("says that the group is missing, and counts all of the stream as waiting", async () => {
    await installation.append(eventOf("turn.completed"), eventOf("turn.completed"));
    const { found, text } = await inspect();
    expect(found).toEqual(["no_group"]);
    expect(text).toContain("2 events wait");
  });

  it("says that no worker is there", async () => {
    await appendOld(3, 90_000);
    const { found, text } = await inspect();
    expect(found).toEqual(["no_worker"]);
    expect(text).toContain("3 events wait, the oldest for 1 min 3");
  });

  it("says that a worker which is gone left entries behind", async () => {
    await appendOld(3, 90_000, "dead-one");
    await pretendWorker("living-one");
    const { found, text } = await inspect();
    expect(found).toEqual(["left_behind"]);
    expect(text).toMatch(/dead-one +gone/);
    expect(text).toMatch(/living-one +connected/);
  });
});

describe("inspect, where events wait though workers are there,", () => {
  it("says that nothing is stored, or that more comes in than is stored, or when it will be done", async () => {
    const { redis, stream } = installation;
    await appendOld(400, 90_000, "slow-one");
    await pretendWorker("slow-one");
    const store = async (count: number) => {
      const rows = (await redis.xpending(stream, CONSUMER_GROUP, "-", "+", count)) as [string][];
      await redis.xack(stream, CONSUMER_GROUP, ...rows.map(([id]) => id));
    };
    const isFound =
      (condition: string) =>
      ({ found }: Look) =>
        found.includes(condition);
    expect((await inspect()).found).toEqual(["stuck"]);
    const growing = await inspectWhile(async () => {
      await installation.append(...Array.from({ length: 30 }, () => eventOf("turn.completed")));
      await store(10);
    }, isFound("falling_behind"));
    expect(growing.found).toEqual(["falling_behind"]);
    expect(growing.document.drainedInMs).toBeNull();
    const catching = await inspectWhile(() => store(40), isFound("late"));
    expect(catching.found).toEqual(["late"]);
    expect(catching.document.drainedInMs).toBeGreaterThan(0);
    expect(catching.text).toMatch(/at this rate all is stored in \d+/);
  });

  it("counts what waits where XINFO does not know, after entries were deleted", async () => {
    const { redis, stream } = installation;
    await appendOld(20, 1_000);
    const entries = await redis.xrange(stream, "-", "+");
    await redis.xdel(stream, entries[10]?.[0] ?? "", entries[11]?.[0] ?? "");
    await pretendWorker("living-one");
    const { document } = await inspect();
    expect(document.redis.streams).toMatchObject([{ backlog: { waiting: 18, pending: 0 } }]);
  });
});

describe("inspect, where events are bad,", () => {
  it("says what was set aside and why", async () => {
    await startWorker();
    await installation.append("no JSON", eventOf("call.started").replace("call.started", "call.unheard"));
    const { text, found } = await waitFor("both to be set aside", async () => {
      const look = await inspect();
      return look.text.includes("not_json 1") && look.text.includes("unknown_type 1") && look;
    });
    expect(found).toEqual(["dead_letters"]);
    expect(text).toMatch(
      /WRONG +events were set aside: not_json 1, unknown_type 1\nDO +calltape dead-letters list/,
    );
    await installation.pool.query("UPDATE dead_letters SET resolved_at = now()");
  });

  it("says that an event was given out again and again", async () => {
    const { redis, stream } = installation;
    await appendOld(1, 1_000, "living-one");
    await pretendWorker("living-one");
    const [[id] = [""]] = await redis.xrange(stream, "-", "+");
    for (let i = 0; i < 3; i++) await redis.call("XCLAIM", stream, CONSUMER_GROUP, "living-one", 0, id);
    expect((await inspect()).found).toEqual(["suspect_event"]);
  });
});

describe("inspect, where something is set up wrongly,", () => {
  it("says what is missing in Postgres, and goes on", async () => {
    await installation.redis.xgroup("CREATE", installation.stream, CONSUMER_GROUP, "0", "MKSTREAM");
    await pretendWorker("living-one");
    const empty = await createDatabase(testServices().databaseUrl);
    cleanUp.push(() => empty.drop());
    const { found, text } = await inspect({ DATABASE_URL: empty.url });
    expect(found).toEqual(["postgres_fault"]);
    expect(text).toContain("calltape migrate");
  });

  it("leaves open who is there where it may not ask Redis and there is no roster, and shows the rest", async () => {
    const { redis, env, stream } = installation;
    const user = `reader-${randomUUID()}`;
    await redis.acl("SETUSER", user, "on", ">pw", "~*", "+@all", "-client|list", "-memory");
    cleanUp.push(() => redis.acl("DELUSER", user));
    await appendOld(1, 1_000, "some-one");
    const REDIS_URL = Object.assign(new URL(env["REDIS_URL"] ?? ""), { username: user, password: "pw" }).href;
    const { found, text, document } = await inspect({ REDIS_URL });
    expect(found).toEqual([]);
    expect(text).toMatch(/some-one +\?/);
    expect(document.redis.streams).toMatchObject([{ key: stream, bytes: null, length: 1 }]);
    await redis.zadd(workersKey(installation.prefix), Date.now() + 60_000, "some-one");
    cleanUp.push(() => redis.del(workersKey(installation.prefix)));
    expect((await inspect({ REDIS_URL })).text).toMatch(/some-one +connected/);
  });

  it("names a group of others for which stored events stay", async () => {
    await appendOld(2, 1_000, "living-one");
    await installation.redis.xgroup("CREATE", installation.stream, "audit", "0");
    await pretendWorker("living-one");
    expect((await inspect()).text).toMatch(/audit +\S+ +2 +0/);
  });
});

describe("inspect --watch", () => {
  const watch = (more: readonly string[], isTTY: boolean) =>
    startCommand(["inspect", "--watch", "--window", "100ms", ...more], { env: installation.env, isTTY });

  it("draws over what was there until q, and leaves the last picture", async () => {
    const watching = watch([], true);
    const drawn = () => watching.stdout.split("\u001b[H").length - 1;
    await waitFor("two pictures", () => drawn() >= 2, LONG);
    await appendOld(1, 1_000);
    await pretendWorker("living-one");
    await waitFor("all to be well", () => watching.stdout.includes("all is well"), LONG);
    watching.type("q");
    const { code, stdout } = await watching.ended;
    expect(code).toBe(0);
    const [, left = ""] = stdout.split("\u001b[?1049l");
    expect(left).toContain("all is well");
  });

  it("writes one block, or one document, after the other where there is no terminal", async () => {
    const [blocks, documents] = [watch([], false), watch(["--json"], false)];
    await waitFor(
      "two of each",
      () => [blocks.stdout.split("WRONG"), documents.stdout.split("\n")].every((parts) => parts.length > 2),
      LONG,
    );
    for (const watching of [blocks, documents]) watching.stop();
    expect(await blocks.ended).toMatchObject({ code: 1, stdout: expect.not.stringContaining("\u001b") });
    const { code, stdout } = await documents.ended;
    expect(code).toBe(1);
    for (const line of stdout.trimEnd().split("\n")) {
      expect(JSON.parse(line)).toMatchObject({ verdict: { findings: [{ condition: "no_stream" }] } });
    }
  });
});

import { EVENT_FIELD, streamKey } from "@calltape/shared";
import { createDatabase, startTcpProxy, type TestDatabase, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { runCommand, startCommand } from "../../../fixtures/run-command.js";
import { migrate } from "../../db/migrate.js";
import { createPool, type Pool } from "../../db/pool.js";
import { connectRedis, type RedisLink } from "../../redis/connect-redis.js";

const { redisUrl, databaseUrl } = testServices();
const PHONE = "+380671234567";
const PREFIX = "dead-letters-test";
const STREAM = streamKey(PREFIX, 0);

let database: TestDatabase;
let pool: Pool;
let link: RedisLink;

beforeAll(async () => {
  database = await createDatabase(databaseUrl);
  pool = createPool({ databaseUrl: database.url, max: 3, onIdleError: () => undefined });
  await migrate(pool);
  link = connectRedis(redisUrl);
});
afterAll(async () => {
  link.disconnect();
  await pool.end();
  await database.drop();
});

const started = JSON.stringify({
  ...{ v: 9, id: "0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090", type: "call.started", call_id: "no uuid" },
  data: { direction: "inbound", caller_phone: PHONE, customer_name: "Оксана Шевченко" },
});

/** A letter that was set aside so many hours ago. Returns its id. */
async function letter(reason: string, raw: string | Buffer, hours = 0, stream = STREAM): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO dead_letters (stream, entry_id, raw, reason, message, attempts, recorded_at)
     VALUES ($1, gen_random_uuid()::text, $2, $3, 'refused, by ' || $4, 1, now() - $5 * interval '1 hour') RETURNING id`,
    [stream, Buffer.from(raw), reason, PHONE, hours],
  );
  return rows[0]?.id ?? "";
}

let newer: string;
let text: string;
let bytes: string;
let foreign: string;

beforeEach(async () => {
  newer = await letter("newer_version", started, 5);
  text = await letter("not_json", `дзвонив ${PHONE}`, 3);
  bytes = await letter("not_json", Buffer.from([0xff, 0x00]), 1);
  foreign = await letter("invalid", "{}", 0, "other:{5}:events");
});
afterEach(async () => {
  await pool.query("TRUNCATE dead_letters");
  await link.redis.del(STREAM);
});

const env = (more: Record<string, string> = {}) => ({
  ...{ DATABASE_URL: database.url, REDIS_URL: redisUrl, CALLTAPE_PREFIX: PREFIX },
  ...more,
});
const deadLetters = (...args: string[]) => runCommand(["dead-letters", ...args], { env: env() });

async function json<T>(...args: string[]): Promise<T> {
  const { stdout, stderr, code } = await deadLetters(...args, "--json");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout) as T;
}

async function listedIds(...args: string[]): Promise<string[]> {
  const { letters } = await json<{ letters: { id: string }[] }>("list", ...args);
  return letters.map(({ id }) => id);
}

async function open(): Promise<string[]> {
  return listedIds();
}

/** What lies in the stream, in order. */
async function sent(): Promise<string[]> {
  const entries = await link.redis.xrange(STREAM, "-", "+");
  return entries.map(([, fields]) => String(fields[1]));
}

test("lists what is open, the newest first, by reason, stream and time", async () => {
  expect(await listedIds()).toEqual([foreign, bytes, text, newer]);
  expect(await listedIds("--reason", "not_json")).toEqual([bytes, text]);
  expect(await listedIds("--stream", "other:{5}:events")).toEqual([foreign]);
  expect(await listedIds("--since", "4h")).toEqual([foreign, bytes, text]);
  expect(await listedIds("--since", "4h", "--until", "2h")).toEqual([text]);
  expect(await listedIds("--limit", "1")).toEqual([foreign]);
  expect((await json<{ reasons: object }>("list")).reasons).toEqual({
    ...{ not_json: 2, invalid: 1, newer_version: 1 },
  });
});

test("a person reads a line a letter, masked, with how many there are of each reason", async () => {
  const { stdout } = await deadLetters("list", "--limit", "2");
  expect(stdout).toMatch(/^\s*ID\s+SET ASIDE\s+REASON\s+STATE\s+STREAM\s+SIZE\s+WHAT IS WRONG\n/);
  expect(stdout).toContain("4 (2 not_json, 1 invalid, 1 newer_version); the newest 2 are shown");
  expect(stdout).toContain("+380***567");
  expect(stdout).not.toContain(PHONE);
  expect((await deadLetters("list", "--reason", "too_deep")).stdout).toBe("nothing is set aside\n");
});

test("shows an event masked, and as it is when asked to", async () => {
  const masked = await deadLetters("show", newer);
  expect(masked.stdout).toMatch(/reason\s+newer_version\n/);
  expect(masked.stdout).toContain('"caller_phone": "+380***567"');
  expect(masked.stdout).toContain('"customer_name": "***"');
  for (const personal of [PHONE, "Оксана", "Шевченко"]) expect(masked.stdout).not.toContain(personal);
  const unmasked = await deadLetters("show", newer, "--unmasked");
  expect(unmasked.stdout).toContain(`"caller_phone": "${PHONE}"`);
  const raw = await json<{ raw: string }>("show", newer, "--unmasked");
  expect(Buffer.from(raw.raw, "base64").toString()).toBe(started);
  expect(JSON.stringify(await json("show", newer))).not.toContain(PHONE);
});

test("shows what is no JSON and no text as far as it can be shown", async () => {
  expect((await deadLetters("show", text)).stdout).toMatch(/дзвонив \+380\*\*\*567\n$/);
  expect((await deadLetters("show", bytes)).stdout).toMatch(/\[bytes that are no text\]\n$/);
  expect((await deadLetters("show", bytes, "--unmasked")).stdout).toMatch(/\nff00\n$/);
});

test("sends what is chosen through a stream that is read, byte for byte, and once", async () => {
  expect(await json("replay", newer, text)).toEqual({ replayed: 2 });
  expect(await sent()).toEqual([started, `дзвонив ${PHONE}`]);
  expect(await json("replay", "--reason", "invalid")).toEqual({ replayed: 1 });
  expect((await sent()).at(-1)).toBe("{}");
  expect(await open()).toEqual([bytes]);
  expect(await json("replay")).toEqual({ replayed: 1 });
  expect(await json("replay")).toEqual({ replayed: 0 });
  const entry = await link.redis.xrevrangeBuffer(STREAM, "+", "-", "COUNT", 1);
  expect(entry[0]?.[1]).toEqual([Buffer.from(EVENT_FIELD), Buffer.from([0xff, 0x00])]);
});

test("what was sent or discarded is sent again only by its number, and when asked to", async () => {
  await deadLetters("replay", newer);
  const refused = await deadLetters("replay", newer);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/was replayed at .*--again/);
  expect(await json("replay", newer, "--again")).toEqual({ replayed: 1 });
  expect(await sent()).toEqual([started, started]);
  expect((await deadLetters("replay", "--again")).stderr).toContain("give their ids");
});

test("killed between sending and marking, a letter is sent twice and lost never", async () => {
  const { hostname, port } = new URL(database.url);
  const proxy = await startTcpProxy({ host: hostname, port: Number(port) });
  const holder = await pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query("SELECT FROM dead_letters WHERE id = $1 FOR UPDATE", [newer]);
    const replaying = runCommand(["dead-letters", "replay", newer], {
      env: env({ DATABASE_URL: proxy.through(database.url) }),
    });
    await waitFor("the letter to be in the stream", async () => (await sent()).length === 1);
    proxy.cut();
    expect((await replaying).code).toBe(1);
    // Postgres goes on with a statement whose client is gone: here it is to be as if it had never come.
    await waitFor("the statement to be gone", async () => {
      const { rowCount } = await pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE query LIKE 'UPDATE dead_letters%' AND datname = current_database()`,
      );
      return rowCount === 0;
    });
  } finally {
    await holder.query("ROLLBACK");
    holder.release();
    await proxy.close();
  }
  expect(await open()).toContain(newer);
  expect(await json("replay", newer)).toMatchObject({ replayed: 1 });
  expect(await sent()).toEqual([started, started]);
});

test("discards what is chosen after somebody agreed, and keeps it", async () => {
  expect((await deadLetters("discard")).stderr).toContain("nothing is chosen");
  expect((await deadLetters("discard", text)).stderr).toContain("agree with --yes");
  expect(await open()).toContain(text);
  expect(await json("discard", text, "--yes")).toEqual({ discarded: 1 });
  expect(await json("discard", "--reason", "not_json", "--until", "30min", "--yes")).toEqual({
    discarded: 1,
  });
  expect(await open()).toEqual([foreign, newer]);
  expect(await listedIds("--resolved")).toEqual([bytes, text]);
  expect(await listedIds("--all")).toHaveLength(4);
  const shown = await json<{ resolution: string; resolved_at: string }>("show", text);
  expect(shown.resolution).toBe("discarded");
  expect(Date.parse(shown.resolved_at)).not.toBeNaN();
  expect(await sent()).toEqual([]);
});

test("asks at a terminal, with what is to be discarded in the question", async () => {
  const command = startCommand(["dead-letters", "discard", "--all"], { env: env(), isTTY: true });
  await waitFor("the question", () => command.stderr.includes("Discard 4 (2 not_json"));
  command.type("n\r");
  expect((await command.ended).code).toBe(1);
  expect(await open()).toHaveLength(4);
});

test.each([
  [["show", "99999999999999999999"], /give the number of a dead letter/],
  [["show", "1000000"], /there is no dead letter 1000000: see calltape dead-letters list/],
  [["replay", "1000000"], /there is no dead letter 1000000/],
  [["list", "--since", "yesterday"], /give an age such as 2h/],
])("%j is refused in one line", async (args, said) => {
  const { code, stderr, stdout } = await deadLetters(...args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(said);
  expect(stderr.trimEnd()).not.toContain("\n");
});

import { randomUUID } from "node:crypto";
import { waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connectRedis, type Redis, type RedisLink } from "../redis/connect-redis.js";
import { StreamGroup } from "./stream-group.js";

let link: RedisLink;
let redis: Redis;
let stream: string;
const member = (consumer: string, group = "calltape") => new StreamGroup({ redis }, stream, group, consumer);
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);

beforeEach(async () => {
  stream = `test:{${randomUUID()}}:events`;
  link = connectRedis(testServices().redisUrl);
  redis = link.redis;
  await new Promise((resolve) => redis.once("ready", resolve));
});

afterEach(async () => {
  await redis.del(stream);
  link.disconnect();
});

async function append(count: number, value = "x"): Promise<string[]> {
  const pipeline = redis.pipeline();
  for (let i = 0; i < count; i++) pipeline.xadd(stream, "*", "event", value);
  return ((await pipeline.exec()) ?? []).map(([, id]) => String(id));
}

test("a group begins with what was in the stream before it, and is made once", async () => {
  const appended = await append(3);
  await member("a").create();
  await member("b").create();
  expect(ids(await member("a").readNew(10))).toEqual(appended);
  expect(ids(await member("b").readNew(10))).toEqual([]);
});

test("an entry arrives byte for byte, whatever its bytes and whichever field comes first", async () => {
  await member("a").create();
  const bytes = Buffer.from([0x7b, 0xff, 0x00, 0xc3, 0x28]);
  await redis.xadd(stream, "*", "other", "event", "event", bytes);
  await redis.xadd(stream, "*", "other", "event");
  const entries = await member("a").readNew(10);
  expect(entries.map(({ raw, hasEvent }) => [raw, hasEvent])).toEqual([
    [bytes, true],
    [Buffer.alloc(0), false],
  ]);
});

test("what is being acknowledged, and what could not be, is owed until it is acknowledged", async () => {
  const group = member("a");
  await group.create();
  const [first = "", second = ""] = await append(2);
  const acknowledging = group.acknowledge([first]);
  expect([group.isOwed(first), group.isOwed(second)]).toEqual([true, false]);
  await acknowledging;
  expect(group.isOwed(first)).toBe(false);
  await redis.del(stream);
  await redis.set(stream, "no stream");
  await expect(group.acknowledge([first, second])).rejects.toThrow("WRONGTYPE");
  expect([group.isOwed(first), group.isOwed(second)]).toEqual([true, true]);
  await redis.del(stream);
  await group.acknowledge([second]);
  expect([group.isOwed(first), group.isOwed(second)]).toEqual([true, false]);
});

test("own pending entries are listed until they are acknowledged, by whomever, and may be read again", async () => {
  await member("a").create();
  const appended = await append(3);
  await member("a").readNew(10);
  expect(ids(await member("a").pendingFrom("-", 10))).toEqual(appended);
  expect(await member("b").acknowledge(appended.slice(0, 2))).toBe(2);
  expect(await member("a").pendingFrom("-", 10)).toEqual([{ id: appended[2], deliveries: 1 }]);
  expect(ids((await member("a").take(appended.slice(2))).entries)).toEqual(appended.slice(2));
  expect(await member("a").pendingFrom("-", 10)).toEqual([{ id: appended[2], deliveries: 2 }]);
});

test("an entry that was deleted while pending is told by its id", async () => {
  await member("a").create();
  const [first = "", second = ""] = await append(2);
  await member("a").readNew(10);
  await redis.xdel(stream, first);
  const { entries, deleted } = await member("a").take([first, second]);
  expect([ids(entries), deleted]).toEqual([[second], [first]]);
});

test("what has been pending for long is adopted, all of it, from the cursor on, and is not counted as read", async () => {
  await member("dead").create();
  const appended = await append(25);
  await member("dead").readNew(100);
  const adopted: string[] = [];
  let cursor = "0-0";
  do {
    const step = await member("alive").adopt(0, cursor, 10);
    adopted.push(...step.ids);
    cursor = step.cursor;
  } while (cursor !== "0-0");
  expect(adopted).toEqual(appended);
  expect((await member("other").adopt(60_000, "0-0", 100)).ids).toEqual([]);
  const wanted = appended.slice(5, 8);
  expect(await member("alive").pendingAmong(wanted)).toEqual(wanted.map((id) => ({ id, deliveries: 1 })));
});

test("what was deleted while pending is told when it is adopted", async () => {
  await member("dead").create();
  const [first = "", second = ""] = await append(2);
  await member("dead").readNew(10);
  await redis.xdel(stream, first);
  const { ids: adopted, deleted } = await member("alive").adopt(0, "0-0", 10);
  expect([adopted, deleted]).toEqual([[second], [first]]);
});

test("what is handed back can be adopted at once by others", async () => {
  await member("a").create();
  const appended = await append(2);
  await member("a").readNew(10);
  expect((await member("b").adopt(60_000, "0-0", 10)).ids).toEqual([]);
  await member("a").handBack(appended);
  expect((await member("b").adopt(60_000, "0-0", 10)).ids).toEqual(appended);
});

test("a consumer that is silent and has nothing pending is found, and one with something pending is not", async () => {
  await member("a").create();
  const [, forGone = ""] = await append(2);
  await member("busy").readNew(1);
  await member("gone").readNew(1);
  await member("gone").acknowledge([forGone]);
  expect(await member("a").silent(0)).toEqual(["gone"]);
  expect(await member("a").silent(60_000)).toEqual([]);
  expect(await member("a").leave("busy")).toBe(false);
  expect(await member("a").leave("gone")).toBe(true);
});

test("a consumer leaves only when nothing is pending for it", async () => {
  const consumers = async () => ((await redis.xinfo("CONSUMERS", stream, "calltape")) as unknown[]).length;
  await member("a").create();
  const appended = await append(1);
  await member("a").readNew(10);
  await member("a").leave();
  expect(await consumers()).toBe(1);
  await member("a").acknowledge(appended);
  await member("a").leave();
  expect(await consumers()).toBe(0);
});

test("how long something has been waiting that nobody was given is told, and nothing waits when all is given", async () => {
  await member("a").create();
  expect(await member("a").waitingFor()).toBe(0);
  await append(2);
  await member("a").readNew(1);
  await waitFor("some time to pass", async () => (await member("a").waitingFor()) >= 20);
  await member("a").readNew(1);
  expect(await member("a").waitingFor()).toBe(0);
});

test("trimming keeps what any group has not acknowledged or not read", async () => {
  await member("a").create();
  await member("slow", "another").create();
  const appended = await append(1_000);
  const entries = await member("a").readNew(1_000);
  await member("a").acknowledge(ids(entries));
  expect(await member("a").trim(0)).toBe(0);
  await member("slow", "another").readNew(750);
  await member("slow", "another").acknowledge(appended.slice(0, 500));
  expect(await member("a").trim(0)).toBeGreaterThan(0);
  const [oldest] = await redis.xrange(stream, "-", "+", "COUNT", 1);
  expect(appended.indexOf(oldest?.[0] ?? "")).toBeLessThanOrEqual(500);
  expect(appended.indexOf(oldest?.[0] ?? "")).toBeGreaterThan(300);
});

test("trimming keeps the replay window, and everything while a group that is expected is missing", async () => {
  await member("a").create();
  await append(1_000);
  const entries = await member("a").readNew(1_000);
  await member("a").acknowledge(ids(entries));
  expect(await member("a").trim(60_000)).toBe(0);
  expect(await member("a", "missing").trim(0)).toBe(0);
  expect(await member("a").trim(0, ["other"])).toBe(0);
  await redis.xgroup("CREATE", stream, "other", "$");
  expect(await member("a").trim(60_000, ["other"])).toBe(0);
  expect(await member("a").trim(0, ["other"])).toBeGreaterThan(800);
});

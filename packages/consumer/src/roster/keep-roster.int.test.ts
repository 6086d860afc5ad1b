import { randomUUID } from "node:crypto";
import { type Logger, streamKeys, workersKey } from "@calltape/shared";
import { type RedisServer, startRedis, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, it } from "vitest";
import { connectRedis, type RedisLink } from "../redis/connect-redis.js";
import { keepRoster } from "./keep-roster.js";
import { Shares } from "./shares.js";

const nothing = () => undefined;
const logger: Logger = { debug: nothing, info: nothing, warning: nothing, error: nothing };
const LONG = { timeoutMs: 30_000 };
let prefix: string;
let link: RedisLink;
let redis: RedisServer | undefined;
let members: { readonly shares: Shares; readonly leave: () => Promise<void> }[];

beforeEach(() => {
  prefix = `roster-${randomUUID()}`;
  members = [];
});

afterEach(async () => {
  await Promise.all(members.map(({ leave }) => leave()));
  link.disconnect();
  await redis?.dispose();
  redis = undefined;
});

async function open(url: string): Promise<void> {
  link = connectRedis(url);
  await link.settled(new AbortController().signal);
}

function join(consumer: string): void {
  const shares = new Shares(consumer);
  const stop = new AbortController();
  const streams = () => streamKeys(prefix, 12);
  const kept = keepRoster({ link, prefix, consumer, shares, streams, logger }, stop.signal);
  members.push({
    shares,
    leave: async () => {
      stop.abort();
      await kept;
    },
  });
}

const haveEach = (...counts: number[]) =>
  waitFor(
    `each to have ${counts}`,
    () => members.every(({ shares }, index) => shares.own?.length === counts[index]),
    LONG,
  );

it("workers that come share with those that are there, and take over from those that go", async () => {
  await open(testServices().redisUrl);
  join("one");
  await haveEach(12);
  join("two");
  join("three");
  await haveEach(4, 4, 4);
  const all = members.flatMap(({ shares }) => shares.own ?? []);
  expect(new Set(all)).toEqual(new Set(streamKeys(prefix, 12)));
  await members.shift()?.leave();
  await haveEach(6, 6);
  // One that says nothing more, as if it had been killed, is taken off when its time is over.
  await link.redis.zadd(workersKey(prefix), 1, "killed");
  const names = async () => (await link.redis.zrange(workersKey(prefix), "0", "-1")).join();
  await waitFor("it to be off the roster", async () => (await names()) === "three,two", LONG);
  await haveEach(6, 6);
});

it("the roster is kept while Redis is full, and everything is everybody's while it is away", async () => {
  redis = await startRedis();
  await open(redis.url);
  join("one");
  await link.masters[0]?.config("SET", "maxmemory", "1");
  await expect(link.redis.set("any", "thing")).rejects.toThrow("OOM");
  join("two");
  await haveEach(6, 6);
  await redis.stop();
  await waitFor("nobody to be known", () => members.every(({ shares }) => shares.own === undefined), LONG);
  expect(members.map(({ shares }) => shares.turnOf(`${prefix}:{0}:events`))).toEqual(["read", "read"]);
  await redis.restart();
  await haveEach(6, 6);
});

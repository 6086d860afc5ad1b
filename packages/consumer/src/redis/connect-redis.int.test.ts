import { type RedisServer, startRedis, startTcpProxy, waitFor } from "@calltape/testkit";
import { afterEach, beforeEach, expect, it } from "vitest";
import { RedisLink } from "./connect-redis.js";

let server: RedisServer;
let link: RedisLink;
const never = new AbortController().signal;

beforeEach(async () => {
  server = await startRedis();
});
afterEach(async () => {
  link.disconnect();
  await server.dispose();
});

async function linkThatWaits(stuckAfter: number) {
  link = new RedisLink(server.url, stuckAfter);
  await link.settled(never);
  return link.redis;
}

it("a client that got stuck between two connections is replaced, and commands go on", async () => {
  const first = await linkThatWaits(500);
  await server.stop();
  await waitFor("the client to be reconnecting", () => first.status === "reconnecting");
  // What makes ioredis park a client for good: it neither connects again nor ends.
  first.disconnect();
  await server.restart();
  await waitFor("an answer", () => link.redis.ping().catch(() => undefined));
  expect(link.redis).not.toBe(first);
});

it("a client that goes on trying is left alone, however long Redis is away", async () => {
  const first = await linkThatWaits(2_500);
  await server.stop();
  let attempts = 0;
  first.on("reconnecting", () => attempts++);
  await waitFor("several attempts", () => attempts >= 6, { timeoutMs: 20_000 });
  await server.restart();
  await waitFor("an answer", () => link.redis.ping().catch(() => undefined));
  expect(link.redis).toBe(first);
});

it("a link that is dead but connected is noticed within seconds, and replaced", async () => {
  const proxy = await startTcpProxy({ port: server.port });
  try {
    link = new RedisLink(proxy.through(server.url));
    await link.settled(never);
    proxy.blackhole();
    const begun = performance.now();
    await expect(link.redis.ping()).rejects.toThrow();
    expect(performance.now() - begun).toBeLessThan(9_000);
    await proxy.accept();
    await waitFor("an answer", () => link.redis.ping().catch(() => undefined));
  } finally {
    await proxy.close();
  }
});

it("a master that became a replica is left for the one that now takes writes", async () => {
  const proxy = await startTcpProxy({ port: server.port });
  const successor = await startRedis();
  try {
    link = new RedisLink(proxy.through(server.url));
    await link.settled(never);
    const append = () => link.redis.xadd("stream", "*", "field", "value").catch(() => undefined);
    expect(await append()).toBeDefined();
    proxy.retarget({ port: successor.port });
    await link.redis.replicaof("127.0.0.1", successor.port);
    await waitFor("a write to be taken", append);
    expect(await link.redis.xlen("stream")).toBe(1);
  } finally {
    await successor.dispose();
    await proxy.close();
  }
});

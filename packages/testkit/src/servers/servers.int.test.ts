import { Redis } from "ioredis";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { createDatabase } from "../databases.js";
import { testServices } from "../vitest/index.js";
import { startPostgres } from "./postgres.js";
import { startRedis } from "./redis.js";

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function redis(url: string): Promise<Redis> {
  const client = new Redis(url, { retryStrategy: null, lazyConnect: true });
  client.on("error", () => undefined);
  cleanUp.push(() => client.disconnect());
  await client.connect();
  return client;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("startRedis", () => {
  it("keeps the data over a restart on the same port", async () => {
    const server = await startRedis();
    cleanUp.push(() => server.dispose());
    await (await redis(server.url)).set("key", "value");
    const before = server.pid;
    await server.stop();
    expect(server.pid).toBeUndefined();
    await server.restart();
    expect(server.pid).not.toBe(before);
    expect(await (await redis(server.url)).get("key")).toBe("value");
  });

  it("keeps what was synced when it is killed", async () => {
    const server = await startRedis({ config: { appendfsync: "always" } });
    cleanUp.push(() => server.dispose());
    await (await redis(server.url)).set("key", "value");
    await server.kill();
    await server.restart();
    expect(await (await redis(server.url)).get("key")).toBe("value");
  });

  it("writes every command to a file, evicts nothing and takes no snapshots", async () => {
    const client = await redis(testServices().redisUrl);
    expect(await client.config("GET", "appendonly")).toEqual(["appendonly", "yes"]);
    expect(await client.config("GET", "maxmemory-policy")).toEqual(["maxmemory-policy", "noeviction"]);
    expect(await client.config("GET", "save")).toEqual(["save", ""]);
  });

  it("follows another server as its replica", async () => {
    const primary = await startRedis();
    cleanUp.push(() => primary.dispose());
    const replica = await startRedis({ replicaOf: { port: primary.port } });
    cleanUp.push(() => replica.dispose());
    const writer = await redis(primary.url);
    await writer.set("key", "value");
    expect(await writer.wait(1, 10_000)).toBe(1);
    expect(await (await redis(replica.url)).get("key")).toBe("value");
  });

  it("says with the end of the log why it did not start", async () => {
    const starting = startRedis({ config: { maxmemory: "nonsense" } });
    await expect(starting).rejects.toThrow(/^Redis ended at once \(exit code 1\); its log ends: .*maxmemory/);
  });
});

describe("startPostgres", () => {
  it("keeps the data over a stop, a crash and a restart on the same port", async () => {
    const server = await startPostgres();
    cleanUp.push(() => server.dispose());
    await query(server.url, "create table kept as select 1 as value");
    await server.stop("immediate");
    expect(server.pid).toBeUndefined();
    await server.restart();
    await query(server.url, "insert into kept values (2)");
    await server.kill();
    await server.restart();
    expect(await query(server.url, "select value from kept order by value")).toEqual([
      { value: 1 },
      { value: 2 },
    ]);
  });

  it("asks for the password", async () => {
    const url = new URL(testServices().databaseUrl);
    url.password = "wrong";
    await expect(query(url.href, "select 1")).rejects.toThrow("password authentication failed");
  });

  it("says with the end of the log why it did not start", async () => {
    const starting = startPostgres({ settings: { shared_buffers: "nonsense" } });
    await expect(starting).rejects.toThrow(/^Postgres ended at once .* its log ends: .*shared_buffers/);
  });
});

describe("createDatabase", () => {
  it("makes a database of its own, as a copy of another if wanted, and drops it in use", async () => {
    const { databaseUrl } = testServices();
    const first = await createDatabase(databaseUrl);
    await query(first.url, "create table copied as select 7 as value");
    const second = await createDatabase(databaseUrl, { template: first.name });
    const held = new pg.Client({ connectionString: second.url });
    held.on("error", () => undefined);
    await held.connect();
    expect((await held.query("select value from copied")).rows).toEqual([{ value: 7 }]);
    await second.drop();
    await first.drop();
    const left = `select from pg_database where datname in ('${first.name}', '${second.name}')`;
    expect(await query(databaseUrl, left)).toEqual([]);
  });
});

import { mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { waitFor } from "../wait-for.js";
import { makePassableFolder } from "./passable-folder.js";
import { isProcessAlive } from "./process-info.js";
import { isRedisReady } from "./redis-ready.js";
import { LONG, ServicesTrial, waitUntilEnded } from "./services-trial.js";

let trial: ServicesTrial;
beforeEach(async () => {
  trial = await ServicesTrial.create();
});
afterEach(() => trial.end());

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

describe("the lifetime of the servers", () => {
  it("ends when their owner asks for it, and their temporary folders go", async () => {
    const { child, servers, hostPid } = await trial.start({ ephemeral: true });
    expect(servers.filter(isProcessAlive)).toHaveLength(2);
    child.write("stop\n");
    await child.line(/^exit code 0$/, LONG);
    expect([hostPid, ...servers].filter(isProcessAlive)).toEqual([]);
    expect(await trial.folders()).toEqual([]);
  });

  it("ends when their owner is killed", async () => {
    const { child, servers, hostPid } = await trial.start({ ephemeral: true });
    child.kill("SIGKILL");
    await waitUntilEnded([hostPid, ...servers]);
    expect(await trial.folders()).toEqual([]);
  });

  it("ends when the process that runs them is killed", async () => {
    const { servers, hostPid } = await trial.start({ ephemeral: true });
    process.kill(hostPid, "SIGKILL");
    await waitUntilEnded([hostPid, ...servers]);
  });

  it("spans one start, and their data many", async () => {
    const first = await trial.start();
    await query(first.databaseUrl, "create table kept as select 1 as value");
    first.child.write("stop\n");
    await first.child.exited;
    const second = await trial.start();
    expect(await query(second.databaseUrl, "select value from kept")).toEqual([{ value: 1 }]);
  });
});

describe("simultaneous starts", () => {
  it("get servers and folders of their own", async () => {
    const [first, second] = await Promise.all([trial.start(), trial.start()]);
    expect(new Set([first.redisUrl, second.redisUrl]).size).toBe(2);
    expect(new Set([first.databaseUrl, second.databaseUrl]).size).toBe(2);
    expect(await trial.folders()).toEqual(["1", "2"]);
  });

  it("wait for the folder of servers that are being stopped", async () => {
    const first = await trial.start();
    first.child.write("stop\n");
    await waitFor("the stop to begin", async () =>
      // Gone when the stop was quicker than we are.
      (await readFile(`${trial.stateDir}/servers/1/lock`, "utf8").catch(() => "ending")).endsWith("ending"),
    );
    await trial.start();
    expect(await trial.folders()).toEqual(["1"]);
  });

  it("cannot share an instance that is asked for by number", async () => {
    await trial.start({ instance: 3 });
    const child = trial.launch({ instance: 3 });
    await child.errorLine(/The servers in .*\/servers\/3 are already running/, LONG);
  });

  it("are not taken for such when a lock was left by a process that is gone", async () => {
    await makePassableFolder(`${trial.stateDir}/servers/1`);
    // A living process, but not the one that started then.
    await writeFile(`${trial.stateDir}/servers/1/lock`, `${process.pid} 1`);
    await trial.start();
    expect(await trial.folders()).toEqual(["1"]);
  });
});

describe("servers given by the environment", () => {
  it("are used instead of private ones", async () => {
    const given = { REDIS_URL: "redis://redis.test:6379", DATABASE_URL: "postgres://db.test/calls" };
    const { redisUrl, databaseUrl } = await trial.start({}, given);
    expect(redisUrl).toBe(given.REDIS_URL);
    expect(databaseUrl).toBe(given.DATABASE_URL);
    expect(await readdir(trial.stateDir)).toEqual([]);
  });

  it("are used for one of the two alone", async () => {
    const { redisUrl, databaseUrl, servers } = await trial.start(
      {},
      { DATABASE_URL: "postgres://db.test/calls" },
    );
    expect(databaseUrl).toBe("postgres://db.test/calls");
    expect(servers).toHaveLength(1);
    expect(await isRedisReady(Number(new URL(redisUrl).port), servers[0])).toBe(true);
  });
});

describe("a folder that other users cannot enter", () => {
  it("has servers that start, keep their data and start again without copying Postgres", async () => {
    await trial.end();
    // Made with mode 0700.
    trial = await ServicesTrial.create(await mkdtemp(`${tmpdir()}/calltape-closed-`));
    const first = await trial.start();
    await query(first.databaseUrl, "create table kept as select 1 as value");
    first.child.write("stop\n");
    await first.child.exited;
    const outside = await trial.outsideFolder();
    expect(outside !== undefined).toBe(process.getuid?.() === 0);
    const copied = async () => (outside === undefined ? 0 : (await stat(outside)).mtimeMs);
    const before = await copied();
    const second = await trial.start();
    expect(await copied()).toBe(before);
    expect(await query(second.databaseUrl, "select value from kept")).toEqual([{ value: 1 }]);
    expect((await stat(trial.stateDir)).mode & 0o777).toBe(0o700);
  });
});

import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Child, killChildren, startChild } from "../child.js";
import { waitFor } from "../wait-for.js";
import { makePassableFolder } from "./passable-folder.js";
import { isProcessAlive } from "./process-info.js";
import { defaultStateDir } from "./project-folder.js";
import { isRedisReady } from "./redis-ready.js";
import type { StartServicesOptions } from "./start-services.js";

const SCRIPT = fileURLToPath(new URL("../../fixtures/own-services.mjs", import.meta.url));
/** Longer than Postgres and Redis take to stop, or to be started on a busy machine. */
const LONG = { timeoutMs: 60_000 };

let stateDir: string;
let children: Child[];

interface Owner {
  readonly child: Child;
  readonly redisUrl: string;
  readonly databaseUrl: string;
  readonly hostPid: number;
  /** The processes of Redis and of Postgres. */
  readonly servers: number[];
}

beforeEach(async () => {
  children = [];
  stateDir = `${defaultStateDir}/tests/${crypto.randomUUID()}`;
  await makePassableFolder(stateDir);
});

afterEach(async () => {
  killChildren();
  for (const child of children) await child.exited;
  await waitFor("the locks to be gone", async () => (await locks()).length === 0, LONG);
  const outside = (await readFile(`${stateDir}/outside-folder`, "utf8").catch(() => "")).trim();
  if (outside !== "") await rm(outside, { recursive: true });
  await rm(stateDir, { recursive: true });
});

async function locks(): Promise<string[]> {
  const files = await readdir(`${stateDir}/servers`, { recursive: true }).catch(() => []);
  const held = files.filter((file) => file.endsWith("/lock"));
  const pids = await Promise.all(
    held.map((file) => readFile(`${stateDir}/servers/${file}`, "utf8").catch(() => "")),
  );
  return pids.filter((lock) => isProcessAlive(Number.parseInt(lock, 10)));
}

async function start(options: StartServicesOptions = {}, env: Record<string, string> = {}): Promise<Owner> {
  const child = startChild(SCRIPT, {
    args: [JSON.stringify({ stateDir, fsync: false, ...options })],
    env: { REDIS_URL: undefined, DATABASE_URL: undefined, ...env },
  });
  children.push(child);
  const [line] = await child.line(/^\{.*\}$/, LONG);
  const { redisUrl, databaseUrl, pid } = JSON.parse(line);
  return { child, redisUrl, databaseUrl, hostPid: pid, servers: await serverPids() };
}

/** The servers of this test's folders, by the records kept beside their data. */
async function serverPids(): Promise<number[]> {
  const outside = (await readFile(`${stateDir}/outside-folder`, "utf8").catch(() => "")).trim();
  const pids: number[] = [];
  for (const base of [stateDir, outside].filter((dir) => dir !== "")) {
    const files = await readdir(`${base}/servers`, { recursive: true }).catch(() => []);
    for (const file of files.filter((name) => name.endsWith("/process.json"))) {
      pids.push(JSON.parse(await readFile(`${base}/servers/${file}`, "utf8")).pid);
    }
  }
  return pids;
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

async function stopped(pids: readonly number[]): Promise<void> {
  await waitFor(`the processes ${pids.join(", ")} to end`, () => !pids.some(isProcessAlive), LONG);
}

describe("the lifetime of the servers", () => {
  it("ends when their owner asks for it, and their temporary folders go", async () => {
    const { child, servers, hostPid } = await start({ ephemeral: true });
    expect(servers.filter(isProcessAlive)).toHaveLength(2);
    child.write("stop\n");
    await child.line(/^exit code 0$/, LONG);
    expect([hostPid, ...servers].filter(isProcessAlive)).toEqual([]);
    expect(await readdir(`${stateDir}/servers`)).toEqual([]);
  });

  it("ends when their owner is killed", async () => {
    const { child, servers, hostPid } = await start({ ephemeral: true });
    child.kill("SIGKILL");
    await stopped([hostPid, ...servers]);
    expect(await readdir(`${stateDir}/servers`)).toEqual([]);
  });

  it("ends when the process that runs them is killed", async () => {
    const { servers, hostPid } = await start({ ephemeral: true });
    process.kill(hostPid, "SIGKILL");
    await stopped([hostPid, ...servers]);
  });

  it("spans one start, and their data many", async () => {
    const first = await start();
    await query(first.databaseUrl, "create table kept as select 1 as value");
    first.child.write("stop\n");
    await first.child.exited;
    const second = await start();
    expect(await query(second.databaseUrl, "select value from kept")).toEqual([{ value: 1 }]);
  });
});

describe("simultaneous starts", () => {
  it("get servers and folders of their own", async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(new Set([first.redisUrl, second.redisUrl]).size).toBe(2);
    expect(new Set([first.databaseUrl, second.databaseUrl]).size).toBe(2);
    expect((await readdir(`${stateDir}/servers`)).sort()).toEqual(["1", "2"]);
  });

  it("wait for the folder of servers that are being stopped", async () => {
    const first = await start();
    first.child.write("stop\n");
    await waitFor("the stop to begin", async () =>
      // Gone when the stop was quicker than we are.
      (await readFile(`${stateDir}/servers/1/lock`, "utf8").catch(() => "ending")).endsWith("ending"),
    );
    await start();
    expect(await readdir(`${stateDir}/servers`)).toEqual(["1"]);
  });

  it("cannot share an instance that is asked for by number", async () => {
    await start({ instance: 3 });
    const child = startChild(SCRIPT, { args: [JSON.stringify({ stateDir, instance: 3 })] });
    children.push(child);
    await child.errorLine(/The servers in .*\/servers\/3 are already running/, LONG);
  });

  it("are not taken for such when a lock was left by a process that is gone", async () => {
    await makePassableFolder(`${stateDir}/servers/1`);
    // A living process, but not the one that started then.
    await writeFile(`${stateDir}/servers/1/lock`, `${process.pid} 1`);
    await start();
    expect(await readdir(`${stateDir}/servers`)).toEqual(["1"]);
  });
});

describe("servers given by the environment", () => {
  it("are used instead of private ones", async () => {
    const given = { REDIS_URL: "redis://redis.test:6379", DATABASE_URL: "postgres://db.test/calls" };
    const { redisUrl, databaseUrl } = await start({}, given);
    expect(redisUrl).toBe(given.REDIS_URL);
    expect(databaseUrl).toBe(given.DATABASE_URL);
    expect(await readdir(stateDir)).toEqual([]);
  });

  it("are used for one of the two alone", async () => {
    const { redisUrl, databaseUrl, servers } = await start({}, { DATABASE_URL: "postgres://db.test/calls" });
    expect(databaseUrl).toBe("postgres://db.test/calls");
    expect(servers).toHaveLength(1);
    expect(await isRedisReady(Number(new URL(redisUrl).port), servers[0])).toBe(true);
  });
});

describe("a folder that other users cannot enter", () => {
  it("has servers that start, keep their data and start again without copying Postgres", async () => {
    await rm(stateDir, { recursive: true });
    // Made with mode 0700.
    stateDir = await mkdtemp(`${tmpdir()}/calltape-closed-`);
    const first = await start();
    await query(first.databaseUrl, "create table kept as select 1 as value");
    first.child.write("stop\n");
    await first.child.exited;
    const outside = (await readFile(`${stateDir}/outside-folder`, "utf8").catch(() => "")).trim();
    expect(outside !== "").toBe(process.getuid?.() === 0);
    const copied = async () => (outside === "" ? 0 : (await stat(outside)).mtimeMs);
    const before = await copied();
    const second = await start();
    expect(await copied()).toBe(before);
    expect(await query(second.databaseUrl, "select value from kept")).toEqual([{ value: 1 }]);
    expect((await stat(stateDir)).mode & 0o777).toBe(0o700);
  });
});

import { createDatabase, freePort, killChildren, startTcpProxy, type TestDatabase } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run, succeed } from "./support/calltape.js";
import { ask, hashTables } from "./support/database.js";
import { portOf } from "./support/filled-worker.js";

const { databaseUrl: adminUrl } = testServices();
let database: TestDatabase;

beforeEach(async () => {
  database = await createDatabase(adminUrl);
});
afterEach(async () => {
  killChildren();
  await database.drop();
});

const appliedBy = async (): Promise<string[]> => {
  const { stdout } = await succeed(["migrate", "--json"], { DATABASE_URL: database.url });
  return JSON.parse(stdout.join("\n")).applied;
};

describe("migrate", () => {
  it("run by five processes at once succeeds in all of them, and is done by one", async () => {
    const applied = await Promise.all(Array.from({ length: 5 }, appliedBy));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    const partitions = "SELECT count(*)::integer FROM pg_inherits WHERE inhparent = 'calls'::regclass";
    expect(await ask(database.url, partitions)).toEqual([[4]]);
  });

  it("changes nothing when the schema is the newest", async () => {
    expect(await appliedBy()).toContain("0001_tables");
    const before = await hashTables(database.url);
    expect(await appliedBy()).toEqual([]);
    expect(await hashTables(database.url)).toEqual(before);
  });
});

describe("migrate with Postgres away", () => {
  const withPassword = (url: string) => {
    const changed = new URL(url);
    changed.password = "geheim";
    return changed.href;
  };

  async function expectOneLine(url: string): Promise<void> {
    const { code, stdout, stderr, ms } = await run(["migrate"], { DATABASE_URL: withPassword(url) });
    expect({ code, stdout }).toEqual({ code: 1, stdout: [] });
    expect(stderr).toHaveLength(1);
    expect(stderr[0]).toMatch(/^calltape: cannot migrate: Postgres at postgres:\/\/.*\*\*\*@/);
    expect(stderr[0]).not.toContain("geheim");
    expect(ms).toBeLessThan(15_000);
  }

  it("says so in one line without the password", async () => {
    await expectOneLine(`postgres://me@127.0.0.1:${await freePort()}/calltape`);
  });

  it("says so in one line when the password is wrong", async () => {
    await expectOneLine(database.url);
  });

  it("says so in one line when it takes connections and never answers", async () => {
    const proxy = await startTcpProxy(portOf(adminUrl));
    proxy.blackhole();
    await expectOneLine(proxy.through(database.url));
    await proxy.close();
  });
});

import { startTcpProxy, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, expect, test } from "vitest";
import { classifyError } from "./error-class.js";
import { createPool, type Pool } from "./pool.js";
import { inTransaction } from "./transaction.js";

let pool: Pool;
const errors: Error[] = [];

function open(databaseUrl = testServices().databaseUrl): Pool {
  pool = createPool({ databaseUrl, max: 1, onIdleError: (error) => errors.push(error) });
  return pool;
}

afterEach(async () => {
  await pool.end();
  errors.length = 0;
});

test("a transaction that Postgres rolled back at COMMIT is not taken for committed", async () => {
  const work = inTransaction(open(), async (client) => {
    await client.query("SELECT 1/0").catch(() => undefined);
  });
  await expect(work).rejects.toThrow("Postgres answered COMMIT with ROLLBACK: nothing was stored");
  await expect(work.catch(classifyError)).resolves.toBe("contended");
});

test("a connection on which a transaction failed is not used again", async () => {
  const pid = async () => (await open().query("SELECT pg_backend_pid() AS pid")).rows[0].pid;
  const before = await pid();
  await expect(inTransaction(pool, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  const after = await pool.query("SELECT pg_backend_pid() AS pid");
  expect(after.rows[0].pid).not.toBe(before);
});

test("commits are on disk before they are believed, and waiting has its limits, whatever the database's default", async () => {
  const { databaseUrl } = testServices();
  const url = new URL(databaseUrl);
  url.searchParams.set("options", "-c synchronous_commit=off -c timezone=America/New_York");
  const shown = await inTransaction(open(url.href), async (client) => [
    (await client.query("SHOW synchronous_commit")).rows[0].synchronous_commit,
    (await client.query("SHOW timezone")).rows[0].TimeZone,
    (await client.query("SHOW lock_timeout")).rows[0].lock_timeout,
    (await client.query("SHOW statement_timeout")).rows[0].statement_timeout,
  ]);
  expect(shown).toEqual(["on", "UTC", "5s", "10s"]);
});

test("a connection that breaks while it is checked out and idle ends the transaction, not the process", async () => {
  const { databaseUrl } = testServices();
  const { hostname, port } = new URL(databaseUrl);
  const proxy = await startTcpProxy({ host: hostname, port: Number(port) });
  try {
    const work = inTransaction(open(proxy.through(databaseUrl)), async (client) => {
      proxy.cut();
      await waitFor("the break to be noticed", () => errors.length > 0);
      await client.query("SELECT 1");
    });
    await expect(work.catch(classifyError)).resolves.toBe("transient");
  } finally {
    await proxy.close();
  }
});

test("a Postgres that is connected and never answers is given up within thirteen seconds", async () => {
  const { databaseUrl } = testServices();
  const proxy = await startTcpProxy({ port: Number(new URL(databaseUrl).port) });
  try {
    const work = inTransaction(open(proxy.through(databaseUrl)), async (client) => {
      proxy.blackhole();
      await client.query("SELECT 1");
    });
    await expect(work.catch(classifyError)).resolves.toBe("transient");
  } finally {
    await proxy.close();
  }
}, 25_000);

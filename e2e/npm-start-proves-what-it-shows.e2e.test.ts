import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { type Child, createDatabase, killChildren, startChild, type TestDatabase } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ask } from "./support/database.js";

const SCRIPT = fileURLToPath(new URL("../scripts/start.mjs", import.meta.url));

let database: TestDatabase;

beforeEach(async () => {
  database = await createDatabase(testServices().databaseUrl);
});

afterEach(async () => {
  killChildren();
  await database.drop();
});

/** Servers that are given are used instead of private ones. */
function start(...args: string[]): Child {
  const env = {
    REDIS_URL: testServices().redisUrl,
    DATABASE_URL: database.url,
    CALLTAPE_PREFIX: `test:${randomUUID()}`,
    CALLTAPE_HTTP_PORT: "0",
  };
  return startChild(SCRIPT, { args, env });
}

const value = (child: Child, name: string) =>
  child.stdout
    .find((line) => line.startsWith(name))
    ?.slice(name.length)
    .trim();

it("with a number of calls it ends by itself, with a summary that SQL confirms", async () => {
  const child = start("--calls", "30", "--speed", "300");
  expect(await child.exited).toEqual({ code: 0, signal: null });
  expect(child.stdout.at(-1)).toBe("Every recorded event is there, once.");
  const [[rows, ids, ended] = []] = await ask(
    database.url,
    `SELECT count(*)::integer, count(DISTINCT event_id)::integer,
            (SELECT count(*)::integer FROM calls WHERE ended_at IS NOT NULL) FROM call_events`,
  );
  expect(ended).toBe(30);
  expect(ids).toBe(rows);
  expect(value(child, "events recorded")).toBe(`${rows} (in Redis ${rows}, refused 0)`);
  expect(value(child, "rows in call_events")).toBe(`${rows}, with ${rows} different ids`);
});

it("stays until it is stopped, writes plain lines where there is no terminal, and then proves the same", async () => {
  const child = start("--rate", "3000");
  await child.line(/^calls live [1-9].* committed [1-9]/, { timeoutMs: 60_000 });
  const metrics = await fetch(value(child, "Metrics:") ?? "").then((answer) => answer.text());
  expect(metrics).toMatch(/^calltape_events_total\{type="call.started"\} [1-9]/m);
  expect(metrics).toMatch(/^calltape_recorder_sent_total [1-9]/m);
  child.kill("SIGINT");
  expect(await child.exited).toEqual({ code: 0, signal: null });
  expect(child.stdout.at(-1)).toBe("Every recorded event is there, once.");
  expect(child.stdout.join("\n")).not.toContain("\u001b");
});

it("says in one line which argument is wrong", async () => {
  const child = start("--rate", "fast");
  expect((await child.exited).code).toBe(1);
  expect(child.stderr.at(-1)).toBe('--rate is "fast"; give a number above 0');
  expect(child.stdout).toEqual([]);
});

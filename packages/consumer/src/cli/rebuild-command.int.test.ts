import { afterAll, beforeAll, expect, test } from "vitest";
import { openTape, simulatedEvents, type Tape } from "../../fixtures/open-tape.js";
import { runCommand } from "../../fixtures/run-command.js";

let tape: Tape;

beforeAll(async () => {
  tape = await openTape();
  await tape.store(await simulatedEvents(20));
});
afterAll(() => tape.close());

const calltape = (...args: string[]) => runCommand(["rebuild", ...args], { env: { DATABASE_URL: tape.url } });

test("says how much was wrong, and after it nothing is", async () => {
  const before = await tape.rows();
  await tape.pool.query("UPDATE calls SET turn_count = turn_count + 1");
  await tape.pool.query("DELETE FROM customers");
  const first = await calltape();
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toMatch(
    /^20 calls made again from \d+ events; wrong were 20 rows of calls, 0 of turns/,
  );
  expect(await tape.rows()).toEqual(before);
  const again = await calltape("--json");
  expect(JSON.parse(again.stdout)).toMatchObject({ finished: true, calls: 20, changed: 0, rows: 0 });
});

test("takes a range, and names what is no time", async () => {
  const { stdout } = await calltape("--from", "2h", "--until", "1970-01-01", "--json");
  expect(JSON.parse(stdout)).toMatchObject({ finished: true, calls: 0 });
  const wrong = await calltape("--from", "yesterday");
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toMatch(/^calltape: .*'yesterday' is invalid.*see calltape rebuild --help\n$/);
});

test("says that Postgres is away, and to run it again", async () => {
  const env = { DATABASE_URL: "postgres://127.0.0.1:1/none" };
  const { code, stderr } = await runCommand(["rebuild"], { env });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^calltape: cannot rebuild: Postgres at .*ECONNREFUSED.*run it again/);
});

test("goes on with what an earlier run left, unless told to begin anew", async () => {
  await tape.pool.query("INSERT INTO rebuilds (month, after_call, calls) VALUES ('2000-01-01', NULL, 1000)");
  const on = await calltape();
  expect(on.stderr).toMatch(/^calltape: going on with the rebuild begun at \d{4}-/);
  expect(on.stdout).toMatch(/^1,020 calls/);
  await tape.pool.query("INSERT INTO rebuilds (month, after_call, calls) VALUES ('2000-01-01', NULL, 1000)");
  const anew = await calltape("--restart");
  expect(anew).toMatchObject({ stderr: "", stdout: expect.stringMatching(/^20 calls/) });
});

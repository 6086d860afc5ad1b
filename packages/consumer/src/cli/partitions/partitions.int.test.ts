import { createDatabase, type TestDatabase, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { runCommand, startCommand } from "../../../fixtures/run-command.js";
import { migrate } from "../../db/migrate.js";
import { createPool, type Pool } from "../../db/pool.js";
import { addMonths, monthOf } from "../../partitions/month.js";

const NOW = monthOf(new Date().toISOString());
const OLD = addMonths(NOW, -3);

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createDatabase(testServices().databaseUrl);
  pool = createPool({ databaseUrl: database.url, max: 2, onIdleError: () => undefined });
  await migrate(pool);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Every test begins with three old months beside those that stand ready, and nothing removed yet. */
beforeEach(async () => {
  await pool.query("TRUNCATE retention_floors");
  for (const back of [5, 4, 3])
    await pool.query("SELECT calltape_ensure_month($1)", [`${addMonths(NOW, -back)}-01`]);
  await pool.query("TRUNCATE call_turns");
  await pool.query(
    `INSERT INTO call_turns (call_id, call_started_at, event_id, turn_number, speaker, content, occurred_at)
     SELECT gen_random_uuid(), $1, gen_random_uuid(), 1, 'bot', '', now() FROM generate_series(1, 7)`,
    [`${OLD}-15T12:00:00Z`],
  );
});

const env = (more: Record<string, string> = {}) => ({ DATABASE_URL: database.url, ...more });
const FOR_A_MONTH = { CALLTAPE_RETAIN_TURNS_DAYS: "32" };
const partitions = (args: readonly string[], more: Record<string, string> = {}) =>
  runCommand(["partitions", ...args], { env: env(more) });

async function names(): Promise<string[]> {
  const { stdout } = await partitions(["list", "--table", "call_turns", "--json"]);
  return JSON.parse(stdout).partitions.map(({ name }: { name: string }) => name);
}

const nameOf = (month: string) => `call_turns_${month.replace("-", "_")}`;

test("lists months with their state, rows and size, and counts rows when asked to", async () => {
  const { stdout, code } = await partitions(["list", "--table", "call_turns", "--exact"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^MONTH\s+TABLE\s+STATE\s+ROWS\s+SIZE\n/);
  expect(stdout).toMatch(new RegExp(`${OLD}\\s+call_turns\\s+attached\\s+7\\s+\\d+ KiB`));
  expect(stdout).toMatch(/7 partitions, \d+ KiB\n$/);
});

test("takes Postgres's estimate unless asked to count, and says when there is none", async () => {
  await pool.query(`ANALYZE ${nameOf(OLD)}`);
  const { stdout } = await partitions(["list", "--table", "call_turns", "--json"]);
  const found = JSON.parse(stdout).partitions;
  expect(found.find(({ month }: { month: string }) => month === OLD)).toMatchObject({
    ...{ table: "call_turns", name: nameOf(OLD), state: "attached", rows: 7, isEstimate: true },
  });
  const { stdout: text } = await partitions(["list", "--table", "call_turns"]);
  expect(text).toMatch(new RegExp(`${OLD}.*~7`));
  expect(text).toMatch(new RegExp(`${addMonths(NOW, 2)}.* \\? `));
});

test("makes the months of a range once", async () => {
  const range = ["ensure", "2001-11", "2002-02"];
  expect(await partitions(range)).toMatchObject({ code: 0, stdout: "16 partitions made\n" });
  expect(await partitions(range)).toMatchObject({ code: 0, stdout: "all of them are there\n" });
  await partitions(["drop", "--before", "2002-03", "--yes"]);
  const again = await partitions(range);
  expect(again.code).toBe(1);
  expect(again.stderr).toMatch(/2001-11 is not made again: retention has removed .* before 2002-03-01/);
});

test.each([
  [["ensure", "2026-13"], /give a month such as 2026-11/],
  [["ensure", "2026-12", "2026-01"], /2026-01 is before 2026-12/],
  [["drop"], /no limit is set.*CALLTAPE_RETAIN_EVENTS_DAYS.*--before/],
  [["drop", "--before", "9000-01"], /would take what is being written/],
  [["drop", "--before", "2020-01", "--table", "customers"], /Allowed choices are call_events/],
])("%j is refused in one line", async (args, said) => {
  const { code, stderr, stdout } = await partitions(args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(said);
  expect(stderr.trimEnd()).not.toContain("\n");
});

test("shows what would go, and leaves it", async () => {
  const { stdout, code } = await partitions(["drop", "--dry-run"], FOR_A_MONTH);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`${OLD}\\s+call_turns\\s+attached.*all of it`));
  expect(await names()).toContain(nameOf(OLD));
});

test("without a terminal nothing goes unless --yes agrees", async () => {
  const refused = await partitions(["drop"], FOR_A_MONTH);
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toContain("agree with --yes");
  expect(await names()).toContain(nameOf(OLD));
  const agreed = await partitions(["drop", "--yes", "--json"], FOR_A_MONTH);
  expect(JSON.parse(agreed.stdout)).toMatchObject({ isComplete: true, rows: 0 });
  expect(JSON.parse(agreed.stdout).partitions).toEqual(
    [5, 4, 3].map((back) => nameOf(addMonths(NOW, -back))),
  );
  expect(await names()).not.toContain(nameOf(OLD));
});

test("at a terminal shows what is to go, asks, and takes no for an answer", async () => {
  for (const [key, isGone] of [
    ["n\r", false],
    ["y\r", true],
  ] as const) {
    const command = startCommand(["partitions", "drop"], { env: env(FOR_A_MONTH), isTTY: true });
    await waitFor("the question", () => /Remove 3 partitions .* for good\?/.test(command.stderr));
    expect(command.stderr).toContain(OLD);
    command.type(key);
    expect((await command.ended).code).toBe(isGone ? 0 : 1);
    expect((await names()).includes(nameOf(OLD))).toBe(!isGone);
  }
});

test("deletes by day where it must not wait for the month's end", async () => {
  const { stdout, code } = await partitions(["drop", "--strict", "--yes", "--json"], {
    CALLTAPE_RETAIN_TURNS_DAYS: "32",
  });
  expect(code).toBe(0);
  const since = new Date(JSON.parse(stdout).keptSince.call_turns);
  expect(since.toISOString()).toMatch(/T00:00:00\.000Z$/);
  const age = (Date.now() - since.getTime()) / 86_400_000;
  expect(age).toBeGreaterThanOrEqual(32);
  expect(age).toBeLessThan(33);
});

test("who does not own the tables is told so", async () => {
  await pool.query("CREATE ROLE nobody_in_particular LOGIN PASSWORD 'geheim'");
  try {
    await pool.query("GRANT SELECT ON ALL TABLES IN SCHEMA public TO nobody_in_particular");
    await pool.query("GRANT EXECUTE ON FUNCTION calltape_raise_floor TO nobody_in_particular");
    await pool.query("GRANT INSERT, UPDATE ON retention_floors TO nobody_in_particular");
    const url = new URL(database.url);
    url.username = "nobody_in_particular";
    url.password = "geheim";
    const { code, stderr } = await partitions(["drop", "--yes"], { ...FOR_A_MONTH, DATABASE_URL: url.href });
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot remove partitions: .*must be owner/);
    expect(await names()).toContain(nameOf(OLD));
  } finally {
    await pool.query("DROP OWNED BY nobody_in_particular; DROP ROLE nobody_in_particular");
  }
});

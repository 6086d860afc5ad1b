import { testServices } from "@calltape/testkit/vitest";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { copyRows } from "./copy.js";
import { COPY_NULL, copyText } from "./copy-text.js";
import { createPool, type Pool, type PoolClient } from "./pool.js";

let pool: Pool;
let client: PoolClient;

beforeAll(() => {
  pool = createPool({ databaseUrl: testServices().databaseUrl, max: 1, onIdleError: () => undefined });
});
beforeEach(async () => {
  client = await pool.connect();
  await client.query("CREATE TEMP TABLE texts (position integer, text text)");
});
afterEach(() => client.release(true));
afterAll(() => pool.end());

const COPY = "COPY texts FROM STDIN";
const nasty = fc.string({
  unit: fc.constantFrom(
    "\\",
    "\t",
    "\n",
    "\r",
    "\\N",
    "\\.",
    "N",
    ".",
    "'",
    '"',
    "я",
    "🚗",
    "\b",
    "\v",
    "\f",
  ),
});
const anyText = fc.oneof(nasty, fc.string({ unit: "grapheme" })).map((text) => text.replaceAll("\0", ""));

test("any text arrives as it was, and nothing as nothing", async () => {
  const texts = fc.array(fc.option(anyText), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      await client.query("TRUNCATE texts");
      await copyRows(client, COPY, given.map((text, i) => `${i}\t${copyText(text)}\n`).join(""));
      const { rows } = await client.query("SELECT text FROM texts ORDER BY position");
      expect(rows.map(({ text }) => text)).toEqual(given);
    }),
    { numRuns: 50 },
  );
});

test("what Postgres refuses is its own error, and nothing is stored", async () => {
  const rows = `1\t${COPY_NULL}\nno number\t${COPY_NULL}\n`;
  await expect(copyRows(client, COPY, rows)).rejects.toMatchObject({ code: "22P02" });
  expect((await client.query("SELECT FROM texts")).rowCount).toBe(0);
});

test("a connection that breaks in the middle of a COPY is an error, not silence", async () => {
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  await client.query("BEGIN; LOCK texts");
  const other = createPool({ databaseUrl: testServices().databaseUrl, max: 1, onIdleError: () => undefined });
  const copying = copyRows(client, "COPY texts FROM STDIN WHERE pg_sleep(30) IS NULL", `1\t${COPY_NULL}\n`);
  const broken = expect(copying).rejects.toThrow();
  await other.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
  await broken;
  await other.end();
});

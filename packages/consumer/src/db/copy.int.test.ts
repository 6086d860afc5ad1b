import { testServices } from "@calltape/testkit/vitest";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { copyRows } from "./copy.js";
import { CopyRows } from "./copy-rows.js";
import { createPool, type Pool, type PoolClient } from "./pool.js";

let pool: Pool;
let client: PoolClient;

beforeAll(() => {
  pool = createPool({ databaseUrl: testServices().databaseUrl, max: 1, onIdleError: () => undefined });
});
beforeEach(async () => {
  client = await pool.connect();
  await client.query("SET timezone = 'UTC'");
  await client.query(`CREATE TEMP TABLE rows (position integer, small smallint, number integer, flag boolean,
    ratio double precision, id uuid, at timestamptz, text text, json jsonb)`);
});
afterEach(() => client.release(true));
afterAll(() => pool.end());

const COPY = "COPY rows FROM STDIN (FORMAT binary)";
const READ = `
SELECT small, number, flag, ratio, id, text, json::text AS json,
       to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, extract(year FROM at) AS year
FROM rows ORDER BY position`;

interface Row {
  readonly small: number;
  readonly number: number | null;
  readonly flag: boolean;
  readonly ratio: number;
  readonly id: string;
  readonly at: Date;
  readonly text: string | null;
  readonly json: string | null;
}

/** Texts short and long, plain and not, and such as end just where the room does. */
const unit = fc.constantFrom(
  "a",
  "N",
  ".",
  "\\",
  "\t",
  "\n",
  "\r",
  '"',
  "'",
  "\b",
  "\x7f",
  "é",
  "я",
  "語",
  "🚗",
);
const text = fc.oneof(
  fc.string({ unit, maxLength: 40 }),
  fc.string({ unit: "grapheme" }).map((any) => any.replaceAll("\0", "")),
  fc.integer({ min: 20_000, max: 70_000 }).map((length) => "я".repeat(length)),
);
const row: fc.Arbitrary<Row> = fc.record({
  small: fc.integer({ min: -32_768, max: 32_767 }),
  number: fc.option(fc.integer()),
  flag: fc.boolean(),
  ratio: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
  id: fc.uuid(),
  at: fc.date({
    min: new Date("0001-01-01T00:00:00.000Z"),
    max: new Date("9999-12-31T23:59:59.999Z"),
    noInvalidDate: true,
  }),
  text: fc.option(text),
  json: fc.option(text.map((value) => JSON.stringify({ value, exact: 1 }))),
});

function written(given: readonly Row[]): CopyRows {
  const rows = new CopyRows();
  for (const [position, { small, number, flag, ratio, id, at, text, json }] of given.entries()) {
    rows.row(9).integer(position).smallint(small).integer(number).boolean(flag).double(ratio);
    rows.uuid(id).timestamptz(at.toISOString()).text(text).jsonb(json);
  }
  return rows;
}

test("any row arrives as it was, and nothing as null", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (given) => {
      await client.query("TRUNCATE rows");
      await copyRows(client, COPY, written(given));
      const { rows } = await client.query(READ);
      const arrived = rows.map(({ year: _, json, ...row }) => ({ ...row, json: JSON.parse(json ?? "null") }));
      const expected = given.map(({ at, json, ...row }) => ({
        ...row,
        at: `${at.toISOString().slice(0, -1)}000`,
        json: JSON.parse(json ?? "null"),
      }));
      expect(arrived).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("numbers in JSON keep all their digits", async () => {
  const rows = new CopyRows();
  rows.row(9).integer(0);
  for (let column = 0; column < 7; column++) rows.null();
  rows.jsonb('{"article":12345678901234567890,"price":3250.10}');
  await copyRows(client, COPY, rows);
  const [read] = (await client.query(READ)).rows;
  expect(read.json).toBe('{"price": 3250.10, "article": 12345678901234567890}');
});

test("what Postgres refuses is its own error, and nothing is stored", async () => {
  const good: Row = {
    ...{ small: 1, number: 1, flag: true, ratio: 1, id: crypto.randomUUID(), at: new Date(), text: "" },
    json: "{}",
  };
  const rows = written([good, { ...good, text: "a\0b" }]);
  await expect(copyRows(client, COPY, rows)).rejects.toMatchObject({ code: "22021" });
  expect((await client.query("SELECT FROM rows")).rowCount).toBe(0);
});

test("a connection that breaks in the middle of a COPY is an error, not silence", async () => {
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  const other = createPool({ databaseUrl: testServices().databaseUrl, max: 1, onIdleError: () => undefined });
  const given = new CopyRows().row(1).integer(1);
  const command = "COPY rows (position) FROM STDIN (FORMAT binary) WHERE pg_sleep(30) IS NULL";
  const broken = expect(copyRows(client, command, given)).rejects.toThrow();
  await other.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
  await broken;
  await other.end();
});

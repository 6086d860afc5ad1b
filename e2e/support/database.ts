import { createPool } from "../../packages/consumer/src/db/pool.js";

type Row = (string | number | boolean | null)[];

/** Asks the database one question, over a connection of its own. Values come as text where SQL says so. */
export async function ask<R extends Row = Row>(
  databaseUrl: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  const pool = createPool({ databaseUrl, max: 1, onIdleError: () => undefined });
  try {
    return (await pool.query<R>({ text, values: [...values], rowMode: "array" })).rows;
  } finally {
    await pool.end();
  }
}

/** How many events are stored. */
export async function storedEvents(databaseUrl: string): Promise<number> {
  const [[count] = [0]] = await ask<[number]>(databaseUrl, "SELECT count(*)::integer FROM call_events");
  return count;
}

const TABLES = [
  ...["calls", "call_turns", "call_tool_calls", "call_events", "customers", "dead_letters", "installation"],
];

/** A hash over every column of every row, for each table. */
export async function hashTables(databaseUrl: string): Promise<Record<string, string>> {
  const hashes = TABLES.map(
    (table) =>
      `SELECT '${table}', count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), ''))
       FROM ${table} t`,
  );
  return Object.fromEntries(await ask<[string, string]>(databaseUrl, hashes.join(" UNION ALL ")));
}

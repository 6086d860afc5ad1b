import { once } from "node:events";
import type { Client } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { withConnection } from "../measure/connect.js";

/** Every table that the worker writes. */
const TABLES = [
  "call_events",
  "call_turns",
  "call_tool_calls",
  "calls",
  "customers",
  "dead_letters",
] as const;
/** Bytes handed to a connection at a time. */
const CHUNK = 256 * 1024;
const NEWLINE = 10;

/** The rows of one table in the text that COPY reads, and the command that reads it. */
export interface TableRows {
  readonly table: string;
  readonly copy: string;
  readonly text: Buffer;
}

/** All rows of all tables, without the columns Postgres works out itself. */
export async function readTables(databaseUrl: string): Promise<TableRows[]> {
  return withConnection(databaseUrl, async (client) => {
    const tables: TableRows[] = [];
    for (const table of TABLES) {
      const columns = await writableColumns(client, table);
      const stream = client.query(copyTo(`COPY (SELECT ${columns} FROM ${table}) TO STDOUT`));
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      tables.push({ table, copy: `COPY ${table} (${columns}) FROM STDIN`, text: Buffer.concat(chunks) });
    }
    return tables;
  });
}

async function writableColumns(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) AS columns FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' AND is_identity = 'NO'`,
    [table],
  );
  return rows[0]?.columns ?? "";
}

/** Months of the calls among the rows, so that their partitions can be made beforehand. */
export async function monthsIn(databaseUrl: string): Promise<string[]> {
  return withConnection(databaseUrl, async (client) => {
    const { rows } = await client.query<{ day: string }>(
      "SELECT DISTINCT date_trunc('month', started_at AT TIME ZONE 'UTC')::date::text AS day FROM calls",
    );
    return rows.map(({ day }) => day);
  });
}

/** Each table in `parts` parts of about the same size. */
export function splitTables(tables: readonly TableRows[], parts: number): TableRows[][] {
  return Array.from({ length: parts }, (_, part) =>
    tables.map((rows) => {
      const cut = (at: number) =>
        at === parts ? rows.text.length : rows.text.lastIndexOf(NEWLINE, (rows.text.length * at) / parts) + 1;
      return { ...rows, text: rows.text.subarray(cut(part), cut(part + 1)) };
    }),
  );
}

/** Loads rows over one connection, in one transaction. */
export async function loadTables(client: Client, tables: readonly TableRows[]): Promise<void> {
  await client.query("BEGIN");
  for (const { copy, text } of tables) {
    const stream = client.query(copyFrom(copy));
    for (let at = 0; at < text.length; at += CHUNK) {
      if (!stream.write(text.subarray(at, at + CHUNK))) await once(stream, "drain");
    }
    stream.end();
    await once(stream, "finish");
  }
  await client.query("COMMIT");
}

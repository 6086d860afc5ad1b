import { randomBytes } from "node:crypto";
import pg from "pg";

export interface CreateDatabaseOptions {
  /** The database to copy; nobody may be connected to it. */
  readonly template?: string;
}

export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  /** Removes the database, breaking off whoever is connected to it. */
  drop(): Promise<void>;
}

/** Creates a database of a random name on the server that the address leads to. */
export async function createDatabase(
  adminUrl: string,
  { template }: CreateDatabaseOptions = {},
): Promise<TestDatabase> {
  const name = `calltape_${randomBytes(6).toString("hex")}`;
  const from = template === undefined ? "" : ` template ${pg.escapeIdentifier(template)}`;
  await runAdminCommand(adminUrl, `create database ${name}${from}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const drop = () => runAdminCommand(adminUrl, `drop database if exists ${name} with (force)`);
  return { name, url: url.href, drop };
}

async function runAdminCommand(url: string, sql: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
  });
  // A connection that breaks off while idle would end the process otherwise; the next query reports it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

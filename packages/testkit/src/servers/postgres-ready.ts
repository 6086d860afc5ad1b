import pg from "pg";

const ANSWER_MS = 2_000;

/** Whether Postgres answers queries at this address. */
export async function isPostgresReady(url: string): Promise<boolean> {
  const client = await connect(url).catch(() => undefined);
  if (client === undefined) return false;
  try {
    await client.query("select 1");
    return true;
  } finally {
    await client.end();
  }
}

export async function createDatabaseIfMissing(url: string, name: string): Promise<void> {
  const client = await connect(url);
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: 30_000,
  });
  // A connection that breaks off while idle would end the process otherwise; the next query reports it.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

import pg from "pg";

/** Runs statements on a connection of its own, past every proxy; returns the rows of the last one. */
export async function askPostgres<R extends pg.QueryResultRow>(
  databaseUrl: string,
  statements: readonly string[],
): Promise<R[]> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // What breaks while nothing is asked, the next statement says.
  client.on("error", () => undefined);
  await client.connect();
  try {
    let rows: R[] = [];
    for (const statement of statements) rows = (await client.query<R>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

import pg from "pg";

/** One connection without a limit on how long a statement may take. Closed with `end`. */
export async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // A connection that breaks while idle would end the process; the next query says it.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

export async function withConnection<T>(
  databaseUrl: string,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connect(databaseUrl);
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

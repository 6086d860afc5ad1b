import type { Pool, PoolClient, QueryResult } from "pg";

/** ms; a bound against a server that will never answer, not against work that takes long. */
const TIMEOUT = 3_600_000;

/** Asks what may rightly take longer than the pool waits for an answer otherwise. */
export async function longQuery<Row extends object>(
  client: Pool | PoolClient,
  text: string,
  values: readonly unknown[] = [],
): Promise<QueryResult<Row>> {
  // node-postgres reads query_timeout from a query too; its types do not know.
  const query: { text: string; values: unknown[] } = { text, values: [...values] };
  return client.query<Row>(Object.assign(query, { query_timeout: TIMEOUT }));
}

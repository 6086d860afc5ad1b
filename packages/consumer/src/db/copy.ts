import { finished } from "node:stream/promises";
import { from } from "pg-copy-streams";
import type { CopyRows } from "./copy-rows.js";
import type { PoolClient } from "./pool.js";

/**
 * Loads rows by COPY, the cheapest way into a table there is: no parameters to
 * bind, and whole pages are filled and logged at once.
 *
 * Where there are none it asks nothing.
 *
 * @param command `COPY … FROM STDIN (FORMAT binary)`; static, nothing in it comes from outside
 * @throws whatever Postgres says; the transaction is aborted then
 */
export async function copyRows(client: PoolClient, command: string, rows: CopyRows): Promise<void> {
  if (!rows.isEmpty) {
    const stream = client.query(from(command));
    stream.end(rows.end());
    await finished(stream);
  }
  // Postgres has read it all.
  rows.release();
}
